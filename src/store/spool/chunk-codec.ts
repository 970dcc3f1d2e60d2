/**
 * The bytes of a chunk: a run of messages as records, in blocks of some 4 KiB, each with a checksum of its own.
 *
 *   directory   for each block: where it ends in the chunk (4), CRC-32 (4)
 *   block       its records
 *   record      length of the message (4), flags (1), sequence number (6), when it expires (6) if it does,
 *               deliveries (4) if there were any, the message (`message-codec.ts`)
 *
 * A disk loses sectors, not messages, and a checksum costs a native call: so blocks have one, and what
 * is damaged costs the messages that share a block with it. The directory needs none: a block that is
 * looked for in the wrong place does not match its sum. Sums begin with the chunk's number, so that an
 * older chunk in the same place is never taken for this one. Numbers are little-endian.
 */
import type { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import type { RestoredMessage, SpillableMessage } from '../../core/storage.js';
import { encodeMessage, encodedLength, MessageDecoder } from '../message-codec.js';
import { TIME_BYTES, storableTime } from '../queues/stored-time.js';

/** A block ends with the record that makes it this large. */
export const BLOCK_BYTES_MIN = 4096;
const DIRECTORY_ENTRY_BYTES = 8;

const FLAGS_OFFSET = 4;
const SEQUENCE_OFFSET = 5;
const SEQUENCE_BYTES = 6;
const RECORD_HEAD_BYTES = SEQUENCE_OFFSET + SEQUENCE_BYTES;
const DELIVERIES_BYTES = 4;
const DELIVERIES_MAX = 0xffff_ffff;

const FLAG_STORED = 0x01;
const FLAG_EXPIRES = 0x02;
const FLAG_DELIVERED = 0x04;

/** What is known of a chunk before it is written, and needed to read it. */
export interface ChunkShape {
  /** Of the whole chunk. */
  readonly bytes: number;
  readonly blocks: number;
  /** Never the same for two chunks that may stand in one place. */
  readonly number: number;
}

/** What `encodeChunk` will write. */
export function measureChunk(messages: readonly SpillableMessage[], number: number): ChunkShape {
  let bytes = 0;
  let blocks = 0;
  let blockStart = 0;
  for (const spillable of messages) {
    bytes += headBytes(flagsOf(spillable)) + encodedLength(spillable.message);
    if (bytes - blockStart < BLOCK_BYTES_MIN) continue;
    blocks++;
    blockStart = bytes;
  }
  if (bytes > blockStart) blocks++;
  return { bytes: blocks * DIRECTORY_ENTRY_BYTES + bytes, blocks, number };
}

/** Writes messages to the start of `bytes`, in the shape that was measured. */
export function encodeChunk(messages: readonly SpillableMessage[], shape: ChunkShape, bytes: Buffer): void {
  let entry = 0;
  let at = shape.blocks * DIRECTORY_ENTRY_BYTES;
  let blockStart = at;
  for (const spillable of messages) {
    at = writeRecord(spillable, bytes, at);
    if (at - blockStart < BLOCK_BYTES_MIN && at < shape.bytes) continue;
    bytes.writeUInt32LE(at, entry);
    bytes.writeUInt32LE(crc32(bytes.subarray(blockStart, at), shape.number), entry + 4);
    entry += DIRECTORY_ENTRY_BYTES;
    blockStart = at;
  }
}

function flagsOf({ stored, expiresAt, deliveries }: SpillableMessage): number {
  return (stored ? FLAG_STORED : 0) | (expiresAt > 0 ? FLAG_EXPIRES : 0) | (deliveries > 0 ? FLAG_DELIVERED : 0);
}

/** Bytes of a record in front of its message. */
function headBytes(flags: number): number {
  let bytes = RECORD_HEAD_BYTES;
  if ((flags & FLAG_EXPIRES) !== 0) bytes += TIME_BYTES;
  if ((flags & FLAG_DELIVERED) !== 0) bytes += DELIVERIES_BYTES;
  return bytes;
}

function writeRecord(spillable: SpillableMessage, bytes: Buffer, at: number): number {
  const { message, sequence, expiresAt, deliveries } = spillable;
  const flags = flagsOf(spillable);
  const start = at + headBytes(flags);
  const end = encodeMessage(message, bytes, start);
  bytes.writeUInt32LE(end - start, at);
  bytes[at + FLAGS_OFFSET] = flags;
  bytes.writeUIntLE(sequence, at + SEQUENCE_OFFSET, SEQUENCE_BYTES);
  if ((flags & FLAG_EXPIRES) !== 0) bytes.writeUIntLE(storableTime(expiresAt), at + RECORD_HEAD_BYTES, TIME_BYTES);
  if ((flags & FLAG_DELIVERED) !== 0)
    bytes.writeUInt32LE(Math.min(deliveries, DELIVERIES_MAX), start - DELIVERIES_BYTES);
  return end;
}

/** Turns chunks into messages again. */
export class ChunkDecoder {
  private readonly decoder = new MessageDecoder();

  /** The messages that are undamaged, in order. Their contents are borrowed from `bytes`. */
  decode(bytes: Buffer, shape: ChunkShape): RestoredMessage[] {
    const messages: RestoredMessage[] = [];
    let start = shape.blocks * DIRECTORY_ENTRY_BYTES;
    for (let block = 0; block < shape.blocks; block++) {
      const entry = block * DIRECTORY_ENTRY_BYTES;
      const end = bytes.readUInt32LE(entry);
      if (start <= end && end <= shape.bytes) {
        const sum = crc32(bytes.subarray(start, end), shape.number);
        if (sum === bytes.readUInt32LE(entry + 4)) this.readBlock(bytes, start, end, messages);
      }
      start = end;
    }
    return messages;
  }

  private readBlock(bytes: Buffer, from: number, to: number, messages: RestoredMessage[]): void {
    let at = from;
    while (at + RECORD_HEAD_BYTES <= to) {
      const flags = bytes[at + FLAGS_OFFSET]!;
      const start = at + headBytes(flags);
      const end = start + bytes.readUInt32LE(at);
      const message = end > to ? undefined : this.decoder.decode(bytes, start, end);
      if (message === undefined) return; // one block in four thousand million is damaged and matches its sum
      const [expires, delivered] = [(flags & FLAG_EXPIRES) !== 0, (flags & FLAG_DELIVERED) !== 0];
      messages.push({
        message,
        sequence: bytes.readUIntLE(at + SEQUENCE_OFFSET, SEQUENCE_BYTES),
        deliveries: delivered ? bytes.readUInt32LE(start - DELIVERIES_BYTES) : 0,
        stored: (flags & FLAG_STORED) !== 0,
        expiresAt: expires ? bytes.readUIntLE(at + RECORD_HEAD_BYTES, TIME_BYTES) : 0,
        delayedUntil: 0,
      });
      at = end;
    }
  }
}
