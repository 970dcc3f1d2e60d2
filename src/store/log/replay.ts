/**
 * Reads the log again from a checkpoint on.
 *
 * Commits follow each other by number. Where that ends, either the log ends there, the last write perhaps
 * cut off, or something is damaged: then what can be saved is taken, and the rest is reported as lost.
 */
import type { DiskFailure } from '../disk.js';
import type { Quarantine } from './quarantine.js';
import type { StoreLog } from '../store-log.js';
import { COMMIT_HEADER_BYTES, type FoundCommit, findCommit } from './commit-header.js';
import type { LogPosition } from './commit-log.js';
import { OperationParser } from './operation-parser.js';
import type { OperationReader } from './operations.js';
import { type DamagedCommit, type Suspect, examine, salvage } from './salvage.js';
import { SEGMENT_HEADER_BYTES, judgeSegmentHeader, segmentName } from './segment.js';
import type { SegmentFiles } from './segment-files.js';

export interface ReplayParts {
  readonly files: SegmentFiles;
  readonly salt: number;
  readonly log: StoreLog;
  /** Who takes the operations in some bytes of a segment, which begin at `base` there. */
  readerFor(segment: number, base: number, bytes: Buffer): OperationReader;
  readonly quarantine: Quarantine;
  /** @throws StoreError */
  refuseNewer(segment: string): never;
}

export class Replay {
  /** The number of the next commit. */
  private expected: number;
  private suspects: Suspect[] = [];

  constructor(
    private readonly parts: ReplayParts,
    private end: LogPosition,
  ) {
    this.expected = end.commit + 1;
  }

  /** Replays the segments with these ids, in order; answers where the log ends. */
  async run(ids: readonly number[]): Promise<LogPosition> {
    const { segment, offset } = this.end;
    for (const id of ids) {
      if (id < segment) continue;
      const from = id === segment ? offset : 0;
      this.segment(id, await this.load(id, from), from);
    }
    this.endsHere();
    return this.end;
  }

  /** Reads a segment from `from` on. */
  private async load(id: number, from: number): Promise<Buffer> {
    const { files, log } = this.parts;
    const size = await new Promise<number>((resolve, reject) => {
      files.size(id, (failure, value) => (failure === null ? resolve(value) : reject(failure)));
    });
    // A file that has nothing at all was about to be used first.
    if (size < files.tuning.segmentBytes && (size > 0 || from > 0)) {
      const name = segmentName(id);
      log.error({ segment: name, bytes: size }, `${name} of the log is cut short: what stood behind is lost`);
    }
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, size - from));
    await new Promise<void>((resolve, reject) => {
      files.read(id, bytes, from, (failure: DiskFailure | null) => (failure === null ? resolve() : reject(failure)));
    });
    return bytes;
  }

  private segment(id: number, bytes: Buffer, from: number): void {
    const { parts } = this;
    let at = 0;
    if (from === 0) {
      if (judgeSegmentHeader(bytes, id, parts.salt) === 'newer') parts.refuseNewer(segmentName(id));
      at = SEGMENT_HEADER_BYTES;
    }
    for (;;) {
      const next = findCommit(bytes, at, this.expected, parts.salt);
      const between = bytes.subarray(at, next?.at);
      if (between.length > 0) {
        this.suspects.push({ segment: id, bytes: between, offset: from + at, isFollowed: next !== undefined });
      }
      if (next === undefined) return;
      this.goesOn(next.number);
      this.take(id, bytes, from, next);
      at = next.end;
    }
  }

  private take(id: number, bytes: Buffer, from: number, { at, number, end }: FoundCommit): void {
    const { parts } = this;
    const parser = new OperationParser(bytes, end, parts.readerFor(id, from, bytes), undefined);
    const stop = parser.read(at + COMMIT_HEADER_BYTES);
    if (!stop.isEnd || stop.at !== end) {
      parts.log.error({ segment: segmentName(id), offset: from + stop.at }, 'operations of a newer version: not read');
    }
    this.expected = number + 1;
    this.end = { segment: id, offset: from + end, commit: number };
  }

  /** A commit follows: what was suspect is damaged if its number is missing, or else of an older use. */
  private goesOn(number: number): void {
    const { suspects, parts } = this;
    this.suspects = [];
    if (number === this.expected) return;
    const commits = number - this.expected;
    parts.log.error(
      { commits },
      `${commits} commits of the log are damaged or missing: some of what they said is lost`,
    );
    for (const suspect of suspects) this.saveAll(suspect, number);
  }

  /** Saves what can be saved of all commits before `before` that stood here. */
  private saveAll(suspect: Suspect, before: number): void {
    for (let at = 0; this.expected < before;) {
      const commit = this.examine(suspect, at);
      if (commit.isNothing && !suspect.isFollowed) return;
      if (commit.number >= before) return;
      this.save(suspect, at, commit);
      at = commit.end;
      if (commit.isNothing || !commit.isWhole) return;
    }
  }

  /** Nothing follows. Whether all of the last commit was written shows at its end. */
  private endsHere(): void {
    const { parts } = this;
    for (const suspect of this.suspects) {
      const { segment, offset } = suspect;
      const commit = this.examine(suspect, 0);
      if (commit.isNothing) continue;
      if (commit.isWhole) {
        this.save(suspect, 0, commit);
        this.end = { segment, offset: offset + commit.end, commit: commit.number };
      } else {
        const text = 'the last write was cut off: nothing of it was confirmed, it is dropped';
        parts.log.warn({ segment: segmentName(segment), offset }, text);
      }
      return;
    }
  }

  private examine({ bytes }: Suspect, at: number): DamagedCommit {
    return examine(bytes, at, this.expected, this.parts.salt);
  }

  private save({ segment, bytes, offset, isFollowed }: Suspect, at: number, commit: DamagedCommit): void {
    const { parts } = this;
    const reader = parts.readerFor(segment, offset, bytes);
    const saved = salvage({ bytes, at, commit, salt: parts.salt }, reader);
    this.expected = commit.number + 1;
    const end = commit.isNothing || (isFollowed && !commit.isWhole) ? bytes.length : commit.end;
    const name = segmentName(segment);
    parts.quarantine.keep(`${name}-${offset + at}`, bytes.subarray(at, end));
    parts.log.error(
      { segment: name, offset: offset + at, bytes: end - at, saved },
      `damaged commit in ${name}: ${saved} of its messages are saved; its bytes are in quarantine`,
    );
  }
}
