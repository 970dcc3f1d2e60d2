/**
 * One file of the log, and how much of it is still needed.
 *
 * A segment begins with a header that names it; commits follow, one behind the other. A file that is
 * used again keeps old commits behind the new ones: their lower numbers tell them apart.
 */
import { crc32 } from 'node:zlib';

/** Bytes of the header, commits begin behind it. */
export const SEGMENT_HEADER_BYTES = 64;

const MAGIC = Buffer.from('LEVERETS', 'latin1');
const LOG_FORMAT = 1;
const FORMAT_AT = 8;
const ID_AT = 12;
const CRC_AT = 16;
const NAME_DIGITS = 10;
const SUFFIX = '.log';

export class Segment {
  /** Messages in it that are not settled: one that is in ten queues counts ten times. */
  live = 0;
  /** Their bytes. */
  liveBytes = 0;
  /** Bytes that commits take, the header included. */
  size = SEGMENT_HEADER_BYTES;
  /** Checkpoints in a row at which little of it was live. */
  idleCheckpoints = 0;

  constructor(readonly id: number) {}

  get name(): string {
    return segmentName(this.id);
  }
}

export function segmentName(id: number): string {
  return `${String(id).padStart(NAME_DIGITS, '0')}${SUFFIX}`;
}

/** The id in a file's name, or `undefined` when it is no segment's. */
export function segmentId(name: string): number | undefined {
  const match = /^(\d{10})\.log$/.exec(name);
  return match === null ? undefined : Number(match[1]);
}

/** @param salt the store's own number: bytes of another store are none of ours */
export function writeSegmentHeader(bytes: Buffer, at: number, id: number, salt: number): void {
  bytes.fill(0, at, at + SEGMENT_HEADER_BYTES);
  MAGIC.copy(bytes, at);
  bytes.writeUInt16LE(LOG_FORMAT, at + FORMAT_AT);
  bytes.writeUInt32LE(id, at + ID_AT);
  bytes.writeUInt32LE(crc32(bytes.subarray(at, at + CRC_AT), salt), at + CRC_AT);
}

export type HeaderVerdict = 'ours' | 'newer' | 'other';

/** Whether these bytes begin the segment with this id. */
export function judgeSegmentHeader(bytes: Buffer, id: number, salt: number): HeaderVerdict {
  if (bytes.length < SEGMENT_HEADER_BYTES || MAGIC.compare(bytes, 0, MAGIC.length) !== 0) return 'other';
  if (crc32(bytes.subarray(0, CRC_AT), salt) !== bytes.readUInt32LE(CRC_AT)) return 'other';
  if (bytes.readUInt16LE(FORMAT_AT) > LOG_FORMAT) return 'newer';
  return bytes.readUInt32LE(ID_AT) === id ? 'ours' : 'other';
}
