/**
 * What the index on disk holds besides pages and definitions, as bytes. Each begins with its format.
 */
import type { LogPosition } from '../log/commit-log.js';
import type { Sweep } from './queue-index.js';

const META_FORMAT = 1;
/** Format 1 of a queue's record does not know of bodies, nor of times. */
const QUEUE_FORMAT = 2;
const SEQUENCE_BYTES = 6;
const META_BYTES = 25;
const QUEUE_BYTES_1 = 21;
const QUEUE_BYTES = QUEUE_BYTES_1 + 7;
const FLAG_TIMED = 0x01;
const HOLDING_BYTES = 14;
const SWEEP_BYTES = 12;

/** What holds for the whole store. */
export interface MetaRecord {
  /** The index says how things stood here; what follows is in the log. */
  readonly position: LogPosition;
  readonly nextQueueId: number;
  /** Of all definitions and queue records. */
  readonly digest: number;
}

export interface HoldingRecord {
  readonly segment: number;
  readonly live: number;
  readonly bytes: number;
}

export interface QueueRecord {
  readonly nextSequence: number;
  readonly savedEnd: number;
  /** Of messages that are not settled. */
  readonly bodyBytes: number;
  /** True when a message may have a time. */
  readonly timed: boolean;
  readonly holdings: readonly HoldingRecord[];
  readonly sweeps: readonly Sweep[];
}

export function encodeMeta({ position, nextQueueId, digest }: MetaRecord): Buffer {
  const bytes = Buffer.alloc(META_BYTES);
  bytes.writeUInt8(META_FORMAT, 0);
  bytes.writeUInt32LE(position.segment, 1);
  bytes.writeUInt32LE(position.offset, 5);
  bytes.writeBigUInt64LE(BigInt(position.commit), 9);
  bytes.writeUInt32LE(nextQueueId, 17);
  bytes.writeUInt32LE(digest, 21);
  return bytes;
}

/** `undefined` when the record makes no sense, or is of a format that this version does not know. */
export function decodeMeta(bytes: Buffer): MetaRecord | undefined {
  if (bytes.length !== META_BYTES || bytes.readUInt8(0) !== META_FORMAT) return undefined;
  return {
    position: {
      segment: bytes.readUInt32LE(1),
      offset: bytes.readUInt32LE(5),
      commit: Number(bytes.readBigUInt64LE(9)),
    },
    nextQueueId: bytes.readUInt32LE(17),
    digest: bytes.readUInt32LE(21),
  };
}

export function encodeQueue(record: QueueRecord): Buffer {
  const { nextSequence, savedEnd, bodyBytes, timed, holdings, sweeps } = record;
  const bytes = Buffer.alloc(QUEUE_BYTES + holdings.length * HOLDING_BYTES + sweeps.length * SWEEP_BYTES);
  bytes.writeUInt8(QUEUE_FORMAT, 0);
  bytes.writeUIntLE(nextSequence, 1, SEQUENCE_BYTES);
  bytes.writeUIntLE(savedEnd, 7, SEQUENCE_BYTES);
  bytes.writeUInt32LE(holdings.length, 13);
  bytes.writeUInt32LE(sweeps.length, 17);
  bytes.writeUIntLE(bodyBytes, 21, SEQUENCE_BYTES);
  bytes.writeUInt8(timed ? FLAG_TIMED : 0, 27);
  let at = QUEUE_BYTES;
  for (const holding of holdings) {
    bytes.writeUInt32LE(holding.segment, at);
    bytes.writeUInt32LE(holding.live, at + 4);
    bytes.writeUIntLE(holding.bytes, at + 8, SEQUENCE_BYTES);
    at += HOLDING_BYTES;
  }
  for (const { from, to } of sweeps) {
    bytes.writeUIntLE(from, at, SEQUENCE_BYTES);
    bytes.writeUIntLE(to, at + SEQUENCE_BYTES, SEQUENCE_BYTES);
    at += SWEEP_BYTES;
  }
  return bytes;
}

/** `undefined` when the record makes no sense, or is of a format that this version does not know. */
export function decodeQueue(bytes: Buffer): QueueRecord | undefined {
  const format = bytes[0];
  const head = format === 1 ? QUEUE_BYTES_1 : QUEUE_BYTES;
  if (bytes.length < head || (format !== 1 && format !== QUEUE_FORMAT)) return undefined;
  const holdingCount = bytes.readUInt32LE(13);
  const sweepCount = bytes.readUInt32LE(17);
  const sweepsAt = head + holdingCount * HOLDING_BYTES;
  if (bytes.length !== sweepsAt + sweepCount * SWEEP_BYTES) return undefined;
  const holdings: HoldingRecord[] = [];
  for (let at = head; at < sweepsAt; at += HOLDING_BYTES) {
    holdings.push({
      segment: bytes.readUInt32LE(at),
      live: bytes.readUInt32LE(at + 4),
      bytes: bytes.readUIntLE(at + 8, SEQUENCE_BYTES),
    });
  }
  const sweeps: Sweep[] = [];
  for (let at = sweepsAt; at < bytes.length; at += SWEEP_BYTES) {
    const to = bytes.readUIntLE(at + SEQUENCE_BYTES, SEQUENCE_BYTES);
    sweeps.push({ from: bytes.readUIntLE(at, SEQUENCE_BYTES), to });
  }
  return {
    nextSequence: bytes.readUIntLE(1, SEQUENCE_BYTES),
    savedEnd: bytes.readUIntLE(7, SEQUENCE_BYTES),
    // Pages of format 1 take the whole message for its body, too.
    bodyBytes: format === 1 ? sumOfBytes(holdings) : bytes.readUIntLE(21, SEQUENCE_BYTES),
    timed: format !== 1 && (bytes.readUInt8(27) & FLAG_TIMED) !== 0,
    holdings,
    sweeps,
  };
}

function sumOfBytes(holdings: readonly HoldingRecord[]): number {
  return holdings.reduce((sum, { bytes }) => sum + bytes, 0);
}
