/**
 * What a commit is made of: operations one behind the other, each an octet that names it and its fields.
 * Numbers are little-endian; a queue is its id, a sequence number takes six octets.
 *
 *   put        queue, sequence, record        a message came to a queue
 *   share      queue, sequence, place         a message that was put came to one more queue
 *   move       queue, sequence, record        a message that is not settled stands here now
 *   moveShare  queue, sequence, place         the same, for a record that was moved already
 *   settle     queue, sequence, count         so many messages in a row are not needed any more
 *   deliver    queue, sequence, count         so many messages in a row went out to clients
 *   define     name, value                    a definition was put
 *   undefine   name                           a definition was removed
 *
 * A record is length, CRC-32 and the message (`message-codec.ts`); a place is segment, offset of the
 * record, and length of the message; names and values have their lengths in front.
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
} as const;

export const SEQUENCE_BYTES = 6;
/** Operation, queue, sequence. */
export const ENTRY_BYTES = 1 + 4 + SEQUENCE_BYTES;
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
  define(name: Buffer, value: Buffer): void;
  undefine(name: Buffer): void;
}

/** True when the record at `offset` is whole and its message undamaged. */
export function isIntact(bytes: Buffer, offset: number, length: number): boolean {
  const start = offset + RECORD_HEADER_BYTES;
  if (start + length > bytes.length || bytes.readUInt32LE(offset) !== length) return false;
  return crc32(bytes.subarray(start, start + length)) === bytes.readUInt32LE(offset + 4);
}

/** Reads what stands in `[start, end)`; returns where it stopped, which is `end` unless something makes no sense. */
export function readOperations(bytes: Buffer, start: number, end: number, reader: OperationReader): number {
  let at = start;
  while (at < end) {
    const next = readOperation(bytes, at, end, reader);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function readOperation(bytes: Buffer, at: number, end: number, reader: OperationReader): number | undefined {
  const operation = bytes[at]!;
  if (operation === operations.define || operation === operations.undefine) {
    return readDefinition(bytes, at, end, reader);
  }
  const fields = at + ENTRY_BYTES;
  if (fields + COUNT_BYTES > end) return undefined; // the shortest of what follows
  const queue = bytes.readUInt32LE(at + 1);
  const sequence = bytes.readUIntLE(at + 5, SEQUENCE_BYTES);
  switch (operation) {
    case operations.put:
    case operations.move: {
      if (fields + RECORD_HEADER_BYTES > end) return undefined;
      const length = bytes.readUInt32LE(fields);
      const next = fields + RECORD_HEADER_BYTES + length;
      if (next > end) return undefined;
      if (operation === operations.put) reader.put(queue, sequence, fields, length);
      else reader.move(queue, sequence, fields, length);
      return next;
    }
    case operations.share:
    case operations.moveShare: {
      if (fields + PLACE_BYTES > end) return undefined;
      const place = readPlace(bytes, fields);
      if (operation === operations.share) reader.share(queue, sequence, place);
      else reader.moveShare(queue, sequence, place);
      return fields + PLACE_BYTES;
    }
    case operations.settle:
      reader.settle(queue, sequence, bytes.readUIntLE(fields, COUNT_BYTES));
      return fields + COUNT_BYTES;
    case operations.deliver:
      reader.deliver(queue, sequence, bytes.readUIntLE(fields, COUNT_BYTES));
      return fields + COUNT_BYTES;
    default:
      return undefined;
  }
}

function readPlace(bytes: Buffer, at: number): RecordPlace {
  return {
    segment: bytes.readUInt32LE(at),
    offset: bytes.readUInt32LE(at + 4),
    length: bytes.readUInt32LE(at + 8),
  };
}

function readDefinition(bytes: Buffer, at: number, end: number, reader: OperationReader): number | undefined {
  const name = readBlock(bytes, at + 1, end);
  if (name === undefined) return undefined;
  const afterName = at + 5 + name.length;
  if (bytes[at] === operations.undefine) {
    reader.undefine(name);
    return afterName;
  }
  const value = readBlock(bytes, afterName, end);
  if (value === undefined) return undefined;
  reader.define(name, value);
  return afterName + 4 + value.length;
}

function readBlock(bytes: Buffer, at: number, end: number): Buffer | undefined {
  if (at + 4 > end) return undefined;
  const length = bytes.readUInt32LE(at);
  return at + 4 + length > end ? undefined : bytes.subarray(at + 4, at + 4 + length);
}
