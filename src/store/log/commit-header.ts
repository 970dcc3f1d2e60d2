/**
 * What stands in front of the operations of a commit: magic, length, number, CRC of the operations, CRC of
 * the header itself.
 */
import { crc32 } from 'node:zlib';

export const COMMIT_HEADER_BYTES = 24;
const COMMIT_MAGIC = Buffer.from('COMT', 'latin1');
const LENGTH_AT = 4;
const NUMBER_AT = 8;
const OPERATIONS_CRC_AT = 16;
const HEADER_CRC_AT = 20;

/** Where a commit stands in some bytes. */
export interface FoundCommit {
  readonly at: number;
  readonly number: number;
  /** Behind its operations; the end of the bytes when it should reach beyond. */
  readonly end: number;
  /** True when all of it is there and undamaged. */
  readonly isIntact: boolean;
}

/** Writes the header of the commit whose operations stand behind it, up to `end`. */
export function writeCommitHeader(
  bytes: Buffer,
  at: number,
  end: number,
  commit: { number: number; salt: number },
): void {
  const { number, salt } = commit;
  const start = at + COMMIT_HEADER_BYTES;
  COMMIT_MAGIC.copy(bytes, at);
  bytes.writeUInt32LE(end - start, at + LENGTH_AT);
  bytes.writeBigUInt64LE(BigInt(number), at + NUMBER_AT);
  bytes.writeUInt32LE(crc32(bytes.subarray(start, end), salt), at + OPERATIONS_CRC_AT);
  bytes.writeUInt32LE(crc32(bytes.subarray(at, at + HEADER_CRC_AT), salt), at + HEADER_CRC_AT);
}

/** The commit whose header stands at `at`; `undefined` when there is no undamaged header. */
export function commitAt(bytes: Buffer, at: number, salt: number): FoundCommit | undefined {
  if (at + COMMIT_HEADER_BYTES > bytes.length) return undefined;
  const header = bytes.subarray(at, at + HEADER_CRC_AT);
  if (COMMIT_MAGIC.compare(header, 0, COMMIT_MAGIC.length) !== 0) return undefined;
  if (crc32(header, salt) !== bytes.readUInt32LE(at + HEADER_CRC_AT)) return undefined;
  const start = at + COMMIT_HEADER_BYTES;
  const end = start + bytes.readUInt32LE(at + LENGTH_AT);
  const number = Number(bytes.readBigUInt64LE(at + NUMBER_AT));
  if (end > bytes.length) return { at, number, end: bytes.length, isIntact: false };
  const isIntact = crc32(bytes.subarray(start, end), salt) === bytes.readUInt32LE(at + OPERATIONS_CRC_AT);
  return { at, number, end, isIntact };
}

/** The first commit at or behind `from` that is intact and has this number or a later one. */
export function findCommit(bytes: Buffer, from: number, number: number, salt: number): FoundCommit | undefined {
  let at = bytes.indexOf(COMMIT_MAGIC, from);
  while (at >= 0) {
    const found = commitAt(bytes, at, salt);
    if (found?.isIntact === true && found.number >= number) return found;
    at = bytes.indexOf(COMMIT_MAGIC, at + 1);
  }
  return undefined;
}
