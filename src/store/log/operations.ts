/**
 * What a commit is made of: operations one behind the other, each an octet that names it and its fields.
 * Numbers are little-endian; a queue is its id, a sequence number takes six octets.
 *
 *   put        entry, record           a message came to a queue
 *   share      entry, place            a message that was put came to one more queue
 *   move       entry, record           a message that is not settled stands here now
 *   moveShare  entry, place            the same, for a record that was moved already
 *   settle     entry, count            so many messages in a row are not needed any more
 *   deliver    entry, count            so many messages in a row went out to clients
 *   expires    entry, time             a message that was put or shared expires then
 *   delay      entry, time             a message that came back waits until then
 *   define     CRC-32, name, value     a definition was put
 *   undefine   CRC-32, name            a definition was removed
 *   end        entry                   the commit is whole: its number stands in place of a sequence number
 *
 * An entry is check, queue and sequence. A record is length, CRC-32 and the message (`message-codec.ts`);
 * a place is segment, offset of the record, and length of the message; times are `stored-time.ts`'s; names
 * and values have their lengths in front.
 *
 * As long as a commit's own checksum is right nobody looks at checks: they tell what can be saved of a
 * commit that is damaged. The check is of everything but the message, and of the commit's number and the
 * store's salt: neither old commits nor what clients send pass for part of it.
 */
import { crc32 } from 'node:zlib';

export const operations = {
  put: 1,
  share: 2,
  move: 3,
  moveShare: 4,
  settle: 5,
  deliver: 6,
  define: 7,
  undefine: 8,
  end: 9,
  expires: 10,
  delay: 11,
} as const;

export const SEQUENCE_BYTES = 6;
/** Operation, check, queue, sequence. */
export const ENTRY_BYTES = 1 + 2 + 4 + SEQUENCE_BYTES;
/** Length and CRC of a message, in front of it. */
export const RECORD_HEADER_BYTES = 8;
export const PLACE_BYTES = 12;
export const COUNT_BYTES = 6;

/** Where the record of a message stands. */
export interface RecordPlace {
  readonly segment: number;
  readonly offset: number;
  /** Bytes of the message. */
  readonly length: number;
}

/** Who is told of the operations of a commit, in their order. Offsets are those in the bytes. */
export interface OperationReader {
  /** A message's record begins at `offset`; the message itself has `length` bytes. */
  put(queue: number, sequence: number, offset: number, length: number): void;
  share(queue: number, sequence: number, place: RecordPlace): void;
  move(queue: number, sequence: number, offset: number, length: number): void;
  moveShare(queue: number, sequence: number, place: RecordPlace): void;
  settle(queue: number, sequence: number, count: number): void;
  deliver(queue: number, sequence: number, count: number): void;
  expires(queue: number, sequence: number, timeMs: number): void;
  delay(queue: number, sequence: number, timeMs: number): void;
  define(name: Buffer, value: Buffer): void;
  undefine(name: Buffer): void;
}

/** Where reading operations has stopped. */
export interface Stop {
  readonly at: number;
  /** True when it was behind the last one of a commit. */
  readonly isEnd: boolean;
}

/** What the checks of a commit begin with. */
export function seedOf(salt: number, commit: number): number {
  return salt ^ Math.imul(commit, 0x9e3779b1);
}

/** A check is begun, then mixed with each number that it is of, then folded to two octets. */
export function beginCheck(seed: number, operation: number, queue: number, sequence: number): number {
  return mixLong(mix(mix(seed, operation), queue), sequence);
}

/** The low 32 bits of `value` count. */
export function mix(check: number, value: number): number {
  const mixed = Math.imul(check ^ value, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Mixes a check with a number of more than 32 bits. */
export function mixLong(check: number, value: number): number {
  return mix(mix(check, value), Math.floor(value / 0x1_0000_0000));
}

export function foldCheck(check: number): number {
  return (check ^ (check >>> 16)) & 0xffff;
}

/** The checksum of a definition. */
export function definitionCrc(seed: number, name: Buffer, value: Buffer | undefined): number {
  const crc = crc32(name, seed >>> 0);
  return value === undefined ? crc : crc32(value, crc);
}

/** True when the record at `offset` is whole and its message undamaged. */
export function isIntact(bytes: Buffer, offset: number, length: number): boolean {
  const start = offset + RECORD_HEADER_BYTES;
  if (start + length > bytes.length || bytes.readUInt32LE(offset) !== length) return false;
  return crc32(bytes.subarray(start, start + length)) === bytes.readUInt32LE(offset + 4);
}
