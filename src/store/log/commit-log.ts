/**
 * The log: every change of every queue and definition, in one sequence of commits.
 *
 * One commit is being written while the next one fills. A commit that somebody waits for is written as
 * soon as the one before it is on disk; settlements alone wait a moment for company.
 */
import { Durations } from '../../core/statistics/durations.js';
import type { Obstacle } from '../../core/storage.js';
import type { DiskFailure } from '../disk.js';
import type { StoreLog } from '../store-log.js';
import { CommitBuffer } from './commit-buffer.js';
import type { Segment } from './segment.js';
import type { SegmentFiles } from './segment-files.js';

/** How long what nobody waits for may stay in memory. */
const LAZY_MS = 2;
/** Unwritten bytes from which publishers wait. */
const BACKLOG_BYTES = 8 * 1024 * 1024;
/** How often a write may fail once the store is being closed. */
const FLUSH_TRIES = 10;
/** A commit that would begin behind this share of a segment goes to the next one. */
const FULL_SHARE = 31 / 32;

/** A place in the log, behind a commit. */
export interface LogPosition {
  readonly segment: number;
  readonly offset: number;
  /** Number of that commit. */
  readonly commit: number;
}

export class CommitLog {
  /** Everything up to this commit is on disk. */
  committed: number;
  obstacle: Obstacle = 'none';
  /** What was written since the log was opened. */
  bytesWritten = 0;
  commitsWritten = 0;
  readonly commitTimes = new Durations();
  /** Messages that were told; each counts once, however many queues took it. */
  messagesTold = 0;
  /** Where operations are told; call `told` behind each. */
  filling: CommitBuffer;
  /** Called when `committed` has risen or `obstacle` has changed. */
  onProgress: () => void = () => undefined;
  /** Called between two commits, when the one before is complete and nothing of the next has been told. */
  onSealed: (position: LogPosition) => void = () => undefined;
  /** The end of the last commit that is on disk. */
  private writtenEnd: { readonly segment: number; readonly offset: number };
  private spare: CommitBuffer;
  private writing: Buffer | undefined;
  private sealedAtMs = 0;
  /** Somebody waits for what is being filled. */
  private urgent = false;
  /** All that is being filled belongs to turns that have ended. */
  private turnEnded = true;
  private lazyTimer: NodeJS.Timeout | undefined;
  private retryTimer: NodeJS.Timeout | undefined;
  private onFlushed: ((isWritten: boolean) => void) | undefined;
  /** Writes that failed since `flush`. */
  private flushFailures = 0;

  constructor(
    private readonly files: SegmentFiles,
    salt: number,
    start: LogPosition,
    private readonly log: StoreLog,
  ) {
    this.committed = start.commit;
    this.writtenEnd = start;
    this.filling = new CommitBuffer(salt);
    this.spare = new CommitBuffer(salt);
    this.aim(start.commit + 1, files.segment(start.segment), start.offset);
    files.prepare(this.filling.segment.id + 1);
  }

  /** The number of the commit that is being filled. */
  get number(): number {
    return this.committed + (this.writing === undefined ? 1 : 2);
  }

  /** The end of the last commit that was sealed. */
  get position(): LogPosition {
    const { segment, position } = this.filling;
    return { segment: segment.id, offset: position, commit: this.number - 1 };
  }

  /** True when what stands at a place of the log is on disk. */
  isWritten(segment: number, offset: number): boolean {
    const { writtenEnd } = this;
    return segment < writtenEnd.segment || (segment === writtenEnd.segment && offset < writtenEnd.offset);
  }

  /** True when all that was told belongs to turns that have ended. */
  get isBetweenTurns(): boolean {
    return this.turnEnded;
  }

  /** True when nothing was told since the last commit was sealed. */
  get isEmpty(): boolean {
    return this.filling.isEmpty;
  }

  /** Something was told to `filling`; returns the number of its commit. */
  told(urgent: boolean): number {
    this.turnEnded = false;
    if (urgent) this.urgent = true;
    if (this.filling.byteLength > BACKLOG_BYTES && this.obstacle === 'none') this.obstacle = 'backlog';
    return this.number;
  }

  /** Asks for all that was told to be on disk soon. */
  demand(): number {
    if (this.filling.isEmpty) return this.number - 1;
    this.urgent = true;
    return this.number;
  }

  /** A turn has ended. */
  commit(): void {
    if (this.filling.isEmpty) return;
    this.turnEnded = true;
    this.proceed();
  }

  /** Writes everything, or gives up when the disk does not take it; nothing may be told any more. */
  flush(done: (isWritten: boolean) => void): void {
    this.turnEnded = true;
    this.demand();
    this.onFlushed = done;
    this.proceed();
  }

  close(): void {
    clearTimeout(this.lazyTimer);
    clearTimeout(this.retryTimer);
  }

  private proceed(): void {
    if (this.writing !== undefined) return;
    if (this.filling.isEmpty) {
      this.flushed(true);
    } else if (this.turnEnded && this.urgent) {
      this.seal();
    } else {
      this.lazyTimer ??= setTimeout(() => {
        this.lazyTimer = undefined;
        this.urgent = true;
        if (this.turnEnded) this.proceed();
      }, LAZY_MS);
    }
  }

  private seal(): void {
    const { filling, number } = this;
    const { segment, position } = filling;
    const bytes = filling.seal();
    const end = position + bytes.length;
    segment.size = end;
    this.writing = bytes;
    this.sealedAtMs = performance.now();
    this.urgent = false;
    this.filling = this.spare;
    this.spare = filling;
    this.aim(number + 1, segment, end);
    this.onSealed({ segment: segment.id, offset: end, commit: number });
    this.write(segment, bytes, position);
  }

  private aim(number: number, segment: Segment, end: number): void {
    const isFull = end > this.files.tuning.segmentBytes * FULL_SHARE;
    if (isFull) this.filling.aim(number, this.files.segment(segment.id + 1), 0);
    else this.filling.aim(number, segment, end);
  }

  private write(segment: Segment, bytes: Buffer, position: number): void {
    this.files.write(segment, bytes, position, (failure) => {
      if (failure === null) this.written(segment);
      else this.failed(failure, segment, () => this.write(segment, bytes, position));
    });
  }

  private written(segment: Segment): void {
    this.bytesWritten += this.writing?.length ?? 0;
    this.commitsWritten++;
    this.commitTimes.count((performance.now() - this.sealedAtMs) / 1000);
    this.writing = undefined;
    this.committed++;
    this.writtenEnd = { segment: segment.id, offset: segment.size };
    if (this.obstacle === 'disk') this.log.info({ segment: segment.name }, 'the log can be written again');
    this.obstacle = this.filling.byteLength > BACKLOG_BYTES ? 'backlog' : 'none';
    this.files.prepare(segment.id + 1);
    if (this.turnEnded) this.proceed();
    this.onProgress();
  }

  /** Nothing is confirmed until the very same bytes are written: a failed write leaves any part of them. */
  private failed(failure: DiskFailure, segment: Segment, retry: () => void): void {
    if (this.obstacle !== 'disk') {
      const full = failure.code === 'ENOSPC' || failure.code === 'EDQUOT';
      const advice = full ? 'the disk is full: free some space' : 'check the disk';
      this.log.error({ err: failure, segment: segment.name }, `cannot write the log, publishers wait; ${advice}`);
      if (full) this.files.releaseSpares();
      this.obstacle = 'disk';
      this.onProgress();
    }
    if (this.onFlushed !== undefined && ++this.flushFailures === FLUSH_TRIES) {
      this.log.error({ err: failure }, 'what the disk does not take is given up; nothing of it was confirmed');
      this.flushed(false);
      return;
    }
    this.retryTimer = setTimeout(retry, this.files.tuning.retryMs);
  }

  private flushed(isWritten: boolean): void {
    this.onFlushed?.(isWritten);
    this.onFlushed = undefined;
  }
}
