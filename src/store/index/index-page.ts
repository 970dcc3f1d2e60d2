/**
 * Where the messages of 1,024 neighbouring sequence numbers of one queue stand in the log.
 *
 * Four numbers a message, in one array: segment, offset, length, deliveries. A length of 0 means that
 * the message is settled or was never there. Pages grow with use, so that a queue of one message is small.
 */
/** Sequence numbers of a page: enough to make its key in the index cheap, few enough to rewrite it often. */
export const PAGE_SLOTS = 1024;

const NUMBERS = 4;
const CAPACITY_MIN = 4;
const FORMAT = 1;
/** Format, unused, first slot, slots. */
const HEADER_BYTES = 8;
const EMPTY = new Uint32Array(0);

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
  private numbers = new Uint32Array(CAPACITY_MIN * NUMBERS);

  constructor(readonly number: number) {}

  get firstSequence(): number {
    return this.number * PAGE_SLOTS;
  }

  /** Slots that have room; those behind are empty. */
  get slots(): number {
    return this.numbers.length / NUMBERS;
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

  /** Sets where a message stands; it must not be live. */
  add(slot: number, segment: number, offset: number, length: number): void {
    if (slot >= this.slots) this.grow(slot);
    const at = slot * NUMBERS;
    const { numbers } = this;
    numbers[at] = segment;
    numbers[at + 1] = offset;
    numbers[at + 2] = length;
    numbers[at + 3] = 0;
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

  /** Gives back the memory of a page that is empty and gets no more. */
  release(): void {
    this.numbers = EMPTY;
  }

  /** The bytes that the index keeps. */
  encode(): Buffer {
    const { numbers } = this;
    let first = 0;
    let end = this.slots;
    while (end > 0 && numbers[(end - 1) * NUMBERS + 2] === 0) end--;
    while (first < end && numbers[first * NUMBERS + 2] === 0) first++;
    const bytes = Buffer.allocUnsafe(HEADER_BYTES + (end - first) * NUMBERS * 4);
    bytes.writeUInt8(FORMAT, 0);
    bytes.writeUInt8(0, 1);
    bytes.writeUInt16LE(first, 2);
    bytes.writeUInt32LE(end - first, 4);
    for (let i = first * NUMBERS, at = HEADER_BYTES; i < end * NUMBERS; i++, at += 4) {
      bytes.writeUInt32LE(numbers[i]!, at);
    }
    return bytes;
  }

  /** The page in these bytes, or `undefined` when they make no sense. */
  static decode(number: number, bytes: Buffer): IndexPage | undefined {
    if (bytes.length < HEADER_BYTES || bytes.readUInt8(0) !== FORMAT) return undefined;
    const first = bytes.readUInt16LE(2);
    const count = bytes.readUInt32LE(4);
    if (first + count > PAGE_SLOTS || bytes.length !== HEADER_BYTES + count * NUMBERS * 4) return undefined;
    const page = new IndexPage(number);
    if (count > 0) page.grow(first + count - 1);
    for (let slot = first, at = HEADER_BYTES; slot < first + count; slot++, at += NUMBERS * 4) {
      for (let i = 0; i < NUMBERS; i++) page.numbers[slot * NUMBERS + i] = bytes.readUInt32LE(at + i * 4);
      if (page.length(slot) !== 0) page.live++;
    }
    page.saved = true;
    return page;
  }

  private grow(slot: number): void {
    let capacity = Math.max(CAPACITY_MIN, this.slots);
    while (capacity <= slot) capacity *= 2;
    const numbers = new Uint32Array(Math.min(capacity, PAGE_SLOTS) * NUMBERS);
    numbers.set(this.numbers);
    this.numbers = numbers;
  }
}
