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
/** Changes after which the database is asked to give space back, once the store is quiet. */
const COMPACT_AFTER = 1_000;

export class Checkpointer {
  /** Called when a checkpoint is complete. */
  onCompleted: () => void = () => undefined;
  private wanted = false;
  /** Gathered, and not written yet. */
  private pending: Checkpoint | undefined;
  private writing = false;
  private lastSegment: number;
  /** Operations of checkpoints since the database was compacted. */
  private changes = 0;
  private failing = false;
  /** Those who wait until no checkpoint is under way. */
  private readonly waiting: (() => void)[] = [];
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
      else this.tidy();
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
      else this.waiting.push(resolve);
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
    if (await this.isWritten(checkpoint)) {
      this.failing = false;
      completed(checkpoint);
      this.changes += checkpoint.operations.length;
      for (const segment of checkpoint.dead) this.state.files.release(segment);
      await this.clearPages(checkpoint.gone);
    } else {
      failed(this.state, checkpoint);
      this.state.files.releaseSpares();
    }
    this.writing = false;
    this.pending = undefined;
    for (const wake of this.waiting.splice(0)) wake();
    this.onCompleted();
  }

  /** Nothing is lost when it fails: the log has it all, and the next checkpoint takes it again. */
  private async isWritten(checkpoint: Checkpoint): Promise<boolean> {
    const { database } = this.state;
    try {
      await this.assertSpace(checkpoint.bytes);
    } catch (error) {
      this.tellFailing(error);
      return false;
    }
    try {
      await database.write(checkpoint.operations);
      return true;
    } catch (error) {
      this.tellFailing(error);
      await this.reopen();
      return false;
    }
  }

  private async reopen(): Promise<void> {
    const { state, storeLog } = this;
    try {
      // New messages cannot wait until it can be read again.
      for (const index of state.allIndexes()) index.holdNewest();
      await state.database.reopen();
    } catch (error) {
      if (!state.database.closed) storeLog.error({ err: error }, 'cannot open the index again');
    }
  }

  /** A process that ends before it is done leaves it to the next start. */
  private async clearPages(queues: readonly number[]): Promise<void> {
    const { database } = this.state;
    try {
      for (const id of queues) await database.clearPages(id);
    } catch (error) {
      if (!database.closed) this.storeLog.warn({ err: error }, 'cannot remove what is left of a deleted queue');
    }
  }

  private tellFailing(error: unknown): void {
    if (this.failing || this.state.database.closed) return;
    this.failing = true;
    this.storeLog.error({ err: error }, 'cannot write a checkpoint; the log grows until one succeeds');
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

  /** Nothing happens: what is kept for busy times goes back to the disk. */
  private tidy(): void {
    this.state.files.releaseSpares();
    void this.compact();
  }

  private async compact(): Promise<void> {
    if (this.changes < COMPACT_AFTER || this.pending !== undefined) return;
    this.changes = 0;
    try {
      await this.state.database.compact(pagesFrom, pagesEnd);
    } catch (error) {
      this.storeLog.warn({ err: error }, 'cannot compact the index');
    }
  }
}
