/**
 * Where the messages of 1,024 neighbouring sequence numbers of one queue stand in the log.
 *
 * Five numbers a message, in one array: segment, offset, length, deliveries, bytes of the body. A length of 0
 * means that the message is settled or was never there. Pages grow with use, so that a queue of one message is
 * small; times are columns of their own, which pages without times do not have.
 */
/** Sequence numbers of a page: enough to make its key in the index cheap, few enough to rewrite it often. */
export const PAGE_SLOTS = 1024;

const NUMBERS = 5;
/** Format 1 has no bytes of bodies: the whole message is taken for one. It has no columns either. */
const NUMBERS_1 = 4;
const CAPACITY_MIN = 4;
const FORMAT = 2;
/** Format, which columns there are, first slot, slots. */
const HEADER_BYTES = 8;
const COLUMN_EXPIRES = 0x01;
const COLUMN_DELAYED = 0x02;
const EMPTY = new Uint32Array(0);
/** Arrays are copied as they stand in memory, and turned round where that is not as on disk. */
const IS_BIG_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 0;

/** A record of the log that is new to a page. */
export interface NewRecord {
  readonly segment: { readonly id: number };
  readonly offset: number;
  /** Bytes of the message, and of its body alone. */
  readonly length: number;
  readonly bodyBytes: number;
}

export function pageOf(sequence: number): number {
  return Math.floor(sequence / PAGE_SLOTS);
}

export class IndexPage {
  /** Messages that are not settled. */
  live = 0;
  /** True when it differs from what the index on disk holds. */
  dirty = false;
  /** True when the index on disk holds a version of it. */
  saved = false;
  private numbers: Uint32Array;
  private expiries: Float64Array | undefined;
  private delays: Float64Array | undefined;

  constructor(
    readonly number: number,
    /** Slots that have room; those behind are empty. */
    public slots = CAPACITY_MIN,
  ) {
    this.numbers = new Uint32Array(slots * NUMBERS);
  }

  get firstSequence(): number {
    return this.number * PAGE_SLOTS;
  }

  /** True when one of its messages may have a time. */
  get timed(): boolean {
    return this.expiries !== undefined || this.delays !== undefined;
  }

  isLive(slot: number): boolean {
    return slot < this.slots && this.numbers[slot * NUMBERS + 2] !== 0;
  }

  segment(slot: number): number {
    return this.numbers[slot * NUMBERS]!;
  }

  offset(slot: number): number {
    return this.numbers[slot * NUMBERS + 1]!;
  }

  length(slot: number): number {
    return this.numbers[slot * NUMBERS + 2]!;
  }

  deliveries(slot: number): number {
    return this.numbers[slot * NUMBERS + 3]!;
  }

  bodyBytes(slot: number): number {
    return this.numbers[slot * NUMBERS + 4]!;
  }

  /** Milliseconds since 1970; 0 for never. So is `delayedUntil`. */
  expiresAt(slot: number): number {
    return this.expiries === undefined ? 0 : this.expiries[slot]!;
  }

  delayedUntil(slot: number): number {
    return this.delays === undefined ? 0 : this.delays[slot]!;
  }

  /** Sets where a message stands; it must not be live. */
  add(slot: number, { segment, offset, length, bodyBytes }: NewRecord): void {
    if (slot >= this.slots) this.grow(slot);
    const at = slot * NUMBERS;
    const { numbers } = this;
    numbers[at] = segment.id;
    numbers[at + 1] = offset;
    numbers[at + 2] = length;
    numbers[at + 3] = 0;
    numbers[at + 4] = bodyBytes;
    if (this.expiries !== undefined) this.expiries[slot] = 0;
    if (this.delays !== undefined) this.delays[slot] = 0;
    this.live++;
    this.dirty = true;
  }

  /** The message stands elsewhere now. */
  move(slot: number, segment: number, offset: number): void {
    this.numbers[slot * NUMBERS] = segment;
    this.numbers[slot * NUMBERS + 1] = offset;
    this.dirty = true;
  }

  /** The message is settled; it must be live. */
  clear(slot: number): void {
    this.numbers[slot * NUMBERS + 2] = 0;
    this.live--;
    this.dirty = true;
  }

  countDelivery(slot: number): void {
    const at = slot * NUMBERS + 3;
    if (this.numbers[at]! < 0xffffffff) this.numbers[at]!++;
    this.dirty = true;
  }

  /** The message, which is live, expires then. */
  expire(slot: number, timeMs: number): void {
    this.expiries ??= new Float64Array(this.slots);
    this.expiries[slot] = timeMs;
    this.dirty = true;
  }

  delay(slot: number, timeMs: number): void {
    this.delays ??= new Float64Array(this.slots);
    this.delays[slot] = timeMs;
    this.dirty = true;
  }

  /** Gives back the memory of a page that is empty and gets no more. */
  release(): void {
    this.slots = 0;
    this.numbers = EMPTY;
    this.expiries = undefined;
    this.delays = undefined;
  }

  /** The bytes that the index keeps. */
  encode(): Buffer {
    const { numbers, expiries, delays } = this;
    let first = 0;
    let end = this.slots;
    while (end > 0 && numbers[(end - 1) * NUMBERS + 2] === 0) end--;
    while (first < end && numbers[first * NUMBERS + 2] === 0) first++;
    const columns = (expiries === undefined ? 0 : COLUMN_EXPIRES) | (delays === undefined ? 0 : COLUMN_DELAYED);
    const bytes = Buffer.allocUnsafe(HEADER_BYTES + (end - first) * slotBytes(NUMBERS, columns));
    bytes.writeUInt8(FORMAT, 0);
    bytes.writeUInt8(columns, 1);
    bytes.writeUInt16LE(first, 2);
    bytes.writeUInt32LE(end - first, 4);
    let at = copyOut(numbers.subarray(first * NUMBERS, end * NUMBERS), bytes, HEADER_BYTES);
    for (const column of [expiries, delays]) {
      if (column !== undefined) at = copyOut(column.subarray(first, end), bytes, at);
    }
    return bytes;
  }

  /** The page in these bytes, or `undefined` when they make no sense. */
  static decode(number: number, bytes: Buffer): IndexPage | undefined {
    const format = bytes[0];
    if (bytes.length < HEADER_BYTES || (format !== 1 && format !== FORMAT)) return undefined;
    const width = format === 1 ? NUMBERS_1 : NUMBERS;
    const columns = bytes.readUInt8(1);
    const first = bytes.readUInt16LE(2);
    const count = bytes.readUInt32LE(4);
    const end = first + count;
    if (end > PAGE_SLOTS || bytes.length !== HEADER_BYTES + count * slotBytes(width, columns)) return undefined;
    const page = new IndexPage(number, capacityFor(CAPACITY_MIN, end));
    const { numbers } = page;
    let at = HEADER_BYTES;
    if (format === 1) at = copyFormat1(bytes, at, numbers.subarray(first * NUMBERS, end * NUMBERS));
    else at = copyIn(bytes, at, numbers.subarray(first * NUMBERS, end * NUMBERS));
    if ((columns & COLUMN_EXPIRES) !== 0) {
      page.expiries = new Float64Array(page.slots);
      at = copyIn(bytes, at, page.expiries.subarray(first, end));
    }
    if ((columns & COLUMN_DELAYED) !== 0) {
      page.delays = new Float64Array(page.slots);
      copyIn(bytes, at, page.delays.subarray(first, end));
    }
    let live = 0;
    for (let slot = first; slot < end; slot++) if (numbers[slot * NUMBERS + 2] !== 0) live++;
    page.live = live;
    page.saved = true;
    return page;
  }

  private grow(slot: number): void {
    const capacity = capacityFor(this.slots, slot + 1);
    const numbers = new Uint32Array(capacity * NUMBERS);
    numbers.set(this.numbers);
    this.slots = capacity;
    this.numbers = numbers;
    this.expiries = grown(this.expiries, capacity);
    this.delays = grown(this.delays, capacity);
  }
}

/** How many slots to have so that there are `slots`, being at `capacity`. */
function capacityFor(capacity: number, slots: number): number {
  let larger = Math.max(capacity, CAPACITY_MIN);
  while (larger < slots) larger *= 2;
  return larger;
}

function grown(column: Float64Array | undefined, capacity: number): Float64Array | undefined {
  if (column === undefined) return undefined;
  const larger = new Float64Array(capacity);
  larger.set(column);
  return larger;
}

/** Bytes on disk that a slot takes. */
function slotBytes(numbers: number, columns: number): number {
  const times = ((columns & COLUMN_EXPIRES) === 0 ? 0 : 1) + ((columns & COLUMN_DELAYED) === 0 ? 0 : 1);
  return numbers * Uint32Array.BYTES_PER_ELEMENT + times * Float64Array.BYTES_PER_ELEMENT;
}

/** Writes an array as little-endian numbers; returns where they end. */
function copyOut(array: Uint32Array | Float64Array, bytes: Buffer, at: number): number {
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).copy(bytes, at);
  if (IS_BIG_ENDIAN) turnRound(array, bytes.subarray(at, at + array.byteLength));
  return at + array.byteLength;
}

/** Fills an array with such numbers; returns where they end. */
function copyIn(bytes: Buffer, at: number, array: Uint32Array | Float64Array): number {
  const target = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  bytes.copy(target, 0, at, at + array.byteLength);
  if (IS_BIG_ENDIAN) turnRound(array, target);
  return at + array.byteLength;
}

function turnRound({ BYTES_PER_ELEMENT }: Uint32Array | Float64Array, bytes: Buffer): void {
  if (BYTES_PER_ELEMENT === 4) bytes.swap32();
  else bytes.swap64();
}

function copyFormat1(bytes: Buffer, at: number, numbers: Uint32Array): number {
  const count = numbers.length / NUMBERS;
  for (let slot = 0; slot < count; slot++, at += NUMBERS_1 * 4) {
    for (let i = 0; i < NUMBERS_1; i++) numbers[slot * NUMBERS + i] = bytes.readUInt32LE(at + i * 4);
    numbers[slot * NUMBERS + 4] = numbers[slot * NUMBERS + 2]!;
  }
  return at;
}
