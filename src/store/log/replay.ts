/**
 * Reads the log again from a checkpoint on.
 *
 * Commits follow each other by number. Where that ends, either the log ends there, the last write
 * perhaps torn, or something is damaged and the log goes on behind it: then every message that is
 * whole is saved from what is damaged, and the rest is reported as lost.
 */
import { crc32 } from 'node:zlib';
import type { DiskFailure } from '../disk.js';
import type { StoreLog } from '../store-log.js';
import {
  COMMIT_HEADER_BYTES,
  COMMIT_MAGIC,
  HEADER_CRC_AT,
  LENGTH_AT,
  NUMBER_AT,
  OPERATIONS_CRC_AT,
} from './commit-buffer.js';
import type { LogPosition } from './commit-log.js';
import { type OperationReader, isIntact, readOperations } from './operations.js';
import { SEGMENT_HEADER_BYTES, judgeSegmentHeader, segmentName } from './segment.js';
import type { SegmentFiles } from './segment-files.js';

/** Who takes what the log says. Offsets of records are those in the segment. */
export type ReplayReader = OperationReader;

export interface ReplayParts {
  readonly files: SegmentFiles;
  readonly salt: number;
  readonly log: StoreLog;
  /** What to do with operations of a segment. */
  readerFor(segment: number, offsetOfBytes: number): ReplayReader;
  /** Keeps a copy of damaged bytes. */
  quarantine(name: string, bytes: Buffer): void;
  /** @throws StoreError */
  refuseNewer(segment: string): never;
}

interface CommitHeader {
  readonly at: number;
  readonly number: number;
  readonly end: number;
  readonly intact: boolean;
}

/** Bytes that make no sense, until it is known whether the log goes on behind them. */
interface Suspect {
  readonly segment: number;
  readonly bytes: Buffer;
  /** Offset of `bytes` in the segment. */
  readonly offset: number;
}

export class Replay {
  private expected: number;
  private suspect: Suspect | undefined;

  constructor(
    private readonly parts: ReplayParts,
    private end: LogPosition,
  ) {
    this.expected = end.commit + 1;
  }

  /** Replays the segments with these ids, in order; answers where the log ends. */
  async run(ids: readonly number[]): Promise<LogPosition> {
    for (const id of ids) {
      if (id < this.end.segment) continue;
      const from = id === this.end.segment ? this.end.offset : 0;
      this.segment(id, await this.load(id, from), from);
    }
    this.endsTorn();
    return this.end;
  }

  private async load(id: number, from: number): Promise<Buffer> {
    const { files } = this.parts;
    const size = await new Promise<number>((resolve, reject) => {
      files.size(id, (failure, value) => (failure === null ? resolve(value) : reject(failure)));
    });
    // A file that has nothing at all was about to be used first.
    if (size < files.tuning.segmentBytes && (size > 0 || from > 0)) {
      const fields = { segment: segmentName(id), bytes: size };
      this.parts.log.error(fields, `${segmentName(id)} of the log is cut short: what stood behind is lost`);
    }
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, size - from));
    await new Promise<void>((resolve, reject) => {
      files.read(id, bytes, from, (failure: DiskFailure | null) => (failure === null ? resolve() : reject(failure)));
    });
    return bytes;
  }

  private segment(id: number, bytes: Buffer, from: number): void {
    let at = 0;
    if (from === 0) {
      if (judgeSegmentHeader(bytes, id, this.parts.salt) === 'newer') this.parts.refuseNewer(segmentName(id));
      at = SEGMENT_HEADER_BYTES;
    }
    for (;;) {
      const next = this.findCommit(bytes, at);
      if (next === undefined) break;
      if (next.at > at && this.suspect === undefined) this.suspects(id, bytes.subarray(at, next.at), from + at);
      if (!next.intact) {
        this.suspects(id, bytes.subarray(next.at, next.end), from + next.at);
        at = next.at + COMMIT_HEADER_BYTES;
        continue;
      }
      this.goesOn(next.number);
      const reader = this.parts.readerFor(id, from);
      const start = next.at + COMMIT_HEADER_BYTES;
      const stopped = readOperations(bytes, start, next.end, reader);
      if (stopped !== next.end) this.lost(id, from + stopped, 'operations of a newer version');
      this.expected = next.number + 1;
      at = next.end;
      this.end = { segment: id, offset: from + at, commit: next.number };
    }
    // A write that was cut off, if it is the last one; there may be nothing at all, or commits of an older use.
    const isCommit = bytes.subarray(at, at + COMMIT_MAGIC.length).equals(COMMIT_MAGIC);
    if (this.suspect === undefined && isCommit && this.header(bytes, at) === undefined) {
      this.suspects(id, bytes.subarray(at), from + at);
    }
  }

  /** The first header at or behind `at` of a commit that may come next. */
  private findCommit(bytes: Buffer, at: number): CommitHeader | undefined {
    let found = bytes.indexOf(COMMIT_MAGIC, at);
    while (found >= 0) {
      const header = this.header(bytes, found);
      if (header !== undefined && header.number >= this.expected) return header;
      found = bytes.indexOf(COMMIT_MAGIC, found + 1);
    }
    return undefined;
  }

  private header(bytes: Buffer, at: number): CommitHeader | undefined {
    if (at + COMMIT_HEADER_BYTES > bytes.length) return undefined;
    const { salt } = this.parts;
    if (crc32(bytes.subarray(at, at + HEADER_CRC_AT), salt) !== bytes.readUInt32LE(at + HEADER_CRC_AT)) {
      return undefined;
    }
    const start = at + COMMIT_HEADER_BYTES;
    const end = start + bytes.readUInt32LE(at + LENGTH_AT);
    const number = Number(bytes.readBigUInt64LE(at + NUMBER_AT));
    if (end > bytes.length) return { at, number, end: bytes.length, intact: false };
    const intact = crc32(bytes.subarray(start, end), salt) === bytes.readUInt32LE(at + OPERATIONS_CRC_AT);
    return { at, number, end, intact };
  }

  private suspects(segment: number, bytes: Buffer, offset: number): void {
    if (this.suspect !== undefined) this.salvage(this.suspect);
    this.suspect = { segment, bytes, offset };
  }

  /** A commit follows: whatever was suspect before it is damage, not the end. */
  private goesOn(number: number): void {
    const { suspect } = this;
    this.suspect = undefined;
    if (number === this.expected) return;
    if (suspect !== undefined) this.salvage(suspect);
    const commits = number - this.expected;
    this.parts.log.error({ commits }, `${commits} damaged commits of the log are lost but for what could be saved`);
  }

  /** Takes every message that is whole out of a damaged commit: what it says besides cannot be trusted. */
  private salvage({ segment, bytes, offset }: Suspect): void {
    const { parts } = this;
    const reader = parts.readerFor(segment, offset);
    let saved = 0;
    const careful: OperationReader = {
      put: (queue, sequence, at, length) => {
        if (!isIntact(bytes, at, length)) return;
        reader.put(queue, sequence, at, length);
        saved++;
      },
      move: (queue, sequence, at, length) => {
        if (isIntact(bytes, at, length)) reader.move(queue, sequence, at, length);
      },
      share: () => undefined,
      moveShare: () => undefined,
      settle: () => undefined,
      deliver: () => undefined,
      define: () => undefined,
      undefine: () => undefined,
    };
    readOperations(bytes, COMMIT_HEADER_BYTES, bytes.length, careful);
    const name = segmentName(segment);
    parts.quarantine(`${name}-${offset}`, bytes);
    parts.log.error(
      { segment: name, offset, bytes: bytes.length, saved },
      `damaged commit in ${name}: ${saved} messages saved, the rest is lost; its bytes are in quarantine`,
    );
  }

  private endsTorn(): void {
    if (this.suspect === undefined) return;
    const { segment, offset } = this.suspect;
    this.parts.log.warn(
      { segment: segmentName(segment), offset },
      'the last write was cut off before it was complete: nothing of it was confirmed, it is dropped',
    );
    this.suspect = undefined;
  }

  private lost(segment: number, offset: number, what: string): void {
    this.parts.log.error({ segment: segmentName(segment), offset }, `${what}: not read`);
  }
}
