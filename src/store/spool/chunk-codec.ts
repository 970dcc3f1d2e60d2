/**
 * The bytes of a chunk: a run of messages as records, in blocks of some 4 KiB, each with a checksum of its own.
 *
 *   directory   for each block: where it ends in the chunk (4), CRC-32 (4)
 *   block       its records
 *   record      length of the message (4), flags (1), sequence number (6), the message (`message-codec.ts`)
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

/** A block ends with the record that makes it this large. */
export const BLOCK_BYTES_MIN = 4096;
const DIRECTORY_ENTRY_BYTES = 8;

const FLAGS_OFFSET = 4;
const SEQUENCE_OFFSET = 5;
const SEQUENCE_BYTES = 6;
const RECORD_HEAD_BYTES = SEQUENCE_OFFSET + SEQUENCE_BYTES;

const FLAG_REDELIVERED = 0x01;
const FLAG_STORED = 0x02;

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
  for (const { message } of messages) {
    bytes += RECORD_HEAD_BYTES + encodedLength(message);
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

function writeRecord({ message, sequence, redelivered, stored }: SpillableMessage, bytes: Buffer, at: number): number {
  const start = at + RECORD_HEAD_BYTES;
  const end = encodeMessage(message, bytes, start);
  bytes.writeUInt32LE(end - start, at);
  bytes[at + FLAGS_OFFSET] = (redelivered ? FLAG_REDELIVERED : 0) | (stored ? FLAG_STORED : 0);
  bytes.writeUIntLE(sequence, at + SEQUENCE_OFFSET, SEQUENCE_BYTES);
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
      const start = at + RECORD_HEAD_BYTES;
      const end = start + bytes.readUInt32LE(at);
      const message = end > to ? undefined : this.decoder.decode(bytes, start, end);
      if (message === undefined) return; // one block in four thousand million is damaged and matches its sum
      const flags = bytes[at + FLAGS_OFFSET]!;
      messages.push({
        message,
        sequence: bytes.readUIntLE(at + SEQUENCE_OFFSET, SEQUENCE_BYTES),
        redelivered: (flags & FLAG_REDELIVERED) !== 0,
        stored: (flags & FLAG_STORED) !== 0,
      });
      at = end;
    }
  }
}
