/**
 * Decides when checkpoints are made, and does what one makes possible: gives back the space of what
 * is not needed any more.
 */
import type { Disk } from '../disk.js';
import { type Checkpoint, completed, failed, gather } from '../index/checkpoint.js';
import { pagesEnd, pagesFrom } from '../index/keys.js';
import type { CommitLog, LogPosition } from '../log/commit-log.js';
import type { StoreLog } from '../store-log.js';
import type { StoreState } from '../store-state.js';

/** Space on the disk that writing the index may take beyond the checkpoint itself. */
const SPACE_MARGIN_BYTES = 8 * 1024 * 1024;
/** Pages after which the database is asked to give space back, once the store is quiet. */
const COMPACT_AFTER_PAGES = 1_000;

export class Checkpointer {
  /** Called when a checkpoint is complete. */
  onCompleted: () => void = () => undefined;
  private wanted = false;
  /** Gathered, and not written yet. */
  private pending: Checkpoint | undefined;
  private writing = false;
  private lastSegment: number;
  /** Pages written since the database was compacted. */
  private writtenPages = 0;
  private failing = false;
  private onIdle: (() => void) | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly state: StoreState,
    private readonly log: CommitLog,
    private readonly disk: Disk,
    private readonly storeLog: StoreLog,
  ) {
    this.lastSegment = log.position.segment;
    log.onSealed = (position) => {
      this.sealed(position);
    };
    this.timer = setInterval(() => {
      if (this.hasChanges) this.request();
      else void this.compact();
    }, state.files.tuning.checkpointMs);
    this.timer.unref();
  }

  /** Something was committed. */
  progressed(): void {
    const { pending } = this;
    if (pending === undefined || this.writing || this.log.committed < pending.position.commit) return;
    void this.write(pending);
  }

  /** Makes a checkpoint soon. */
  request(): void {
    this.wanted = true;
    if (this.log.isEmpty) this.sealed(this.log.position);
    this.progressed();
  }

  /** Makes no more checkpoints of its own accord. */
  stop(): void {
    clearInterval(this.timer);
  }

  /** Makes a last checkpoint; the log must be flushed and get nothing more. */
  async close(): Promise<void> {
    this.stop();
    await this.idle();
    if (this.hasChanges && !this.failing) this.request();
    await this.idle();
  }

  private get hasChanges(): boolean {
    return this.state.changedIndexes.size > 0 || this.state.changedDefinitions.size > 0;
  }

  /** Resolves once no checkpoint is under way. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      if (this.pending === undefined) resolve();
      else this.onIdle = resolve;
    });
  }

  private sealed(position: LogPosition): void {
    if (position.segment !== this.lastSegment) this.wanted = true;
    if (!this.wanted || this.pending !== undefined) return;
    this.wanted = false;
    this.lastSegment = position.segment;
    this.pending = gather(this.state, position);
  }

  private async write(checkpoint: Checkpoint): Promise<void> {
    this.writing = true;
    const { database, files } = this.state;
    try {
      await this.assertSpace(checkpoint.bytes);
      await database.write(checkpoint.operations);
      this.failing = false;
      completed(checkpoint);
      this.writtenPages += checkpoint.pages.length;
      for (const segment of checkpoint.dead) files.release(segment);
      for (const id of checkpoint.gone) await database.clearPages(id);
    } catch (error) {
      await this.writeFailed(checkpoint, error);
    }
    this.writing = false;
    this.pending = undefined;
    this.onIdle?.();
    this.onIdle = undefined;
    this.onCompleted();
  }

  /** The database must not meet a full disk: half a write would spoil what it writes after it. */
  private assertSpace(bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.disk.space(this.state.files.directory, (failure, free) => {
        if (failure !== null) reject(failure);
        else if (free < bytes + SPACE_MARGIN_BYTES) reject(new Error(`only ${free} bytes are free on the disk`));
        else resolve();
      });
    });
  }

  /** Nothing is lost: the log has it all. The next checkpoint takes it again. */
  private async writeFailed(checkpoint: Checkpoint, error: unknown): Promise<void> {
    failed(this.state, checkpoint);
    this.state.files.releaseSpares();
    if (!this.failing) {
      this.failing = true;
      this.storeLog.error({ err: error }, 'cannot write a checkpoint; the log grows until one succeeds');
    }
    try {
      await this.state.database.reopen();
    } catch (reopenError) {
      this.storeLog.error({ err: reopenError }, 'cannot open the index again');
    }
  }

  private async compact(): Promise<void> {
    if (this.writtenPages < COMPACT_AFTER_PAGES || this.pending !== undefined) return;
    this.writtenPages = 0;
    try {
      await this.state.database.compact(pagesFrom, pagesEnd);
    } catch (error) {
      this.storeLog.warn({ err: error }, 'cannot compact the index');
    }
  }
}
