/**
 * The store that keeps everything: a commit log for what happens, an index in `level` for what is
 * looked up, and files for what has to leave memory.
 */
import type { DefinitionEntry } from '../core/definitions.js';
import type { QueueDefinition } from '../core/queue/queue-definition.js';
import type { StoreFigures } from '../core/statistics/store-figures.js';
import type { Obstacle, QueueStore, Store } from '../core/storage.js';
import { Checkpointer } from './background/checkpointer.js';
import { Compactor } from './background/compactor.js';
import type { IndexAudit } from './background/index-audit.js';
import type { Disk } from './disk.js';
import { CommitLog, type LogPosition } from './log/commit-log.js';
import type { MessageReader } from './log/message-reader.js';
import { SpillingQueue } from './queues/spilling-queue.js';
import type { Spool } from './spool/spool.js';
import type { StoreLog } from './store-log.js';
import type { StoreState } from './store-state.js';
import { sweepOrphans } from './opening/sweep-orphans.js';
import { StoredQueue } from './queues/stored-queue.js';
import { Sweeper } from './background/sweeper.js';

/** What `open-store.ts` found and opened. */
export interface OpenedParts {
  readonly disk: Disk;
  readonly state: StoreState;
  readonly reader: MessageReader;
  readonly audit: IndexAudit;
  readonly spool: Spool;
  /** The store's own number. */
  readonly salt: number;
  /** Where the log ends. */
  readonly end: LogPosition;
  readonly log: StoreLog;
  /** Free space on the disk below which publishers wait. */
  readonly diskFreeMin: number;
}

export class DurableStore implements Store {
  // Open to those who look inside: tests.
  readonly state: StoreState;
  readonly log: CommitLog;
  readonly checkpointer: Checkpointer;
  readonly compactor: Compactor;
  private readonly sweeper: Sweeper;
  private readonly spaceTimer: NodeJS.Timeout;
  private diskLow = false;
  /** What was last said of the disk not telling its free space, so that it is said once. */
  private spaceFailure: string | undefined;
  private listener: () => void = () => undefined;

  constructor(readonly parts: OpenedParts) {
    const { state, salt, end, log, disk } = parts;
    this.state = state;
    this.log = new CommitLog(state.files, salt, end, log);
    this.checkpointer = new Checkpointer(state, this.log, disk, log);
    this.sweeper = new Sweeper(state, log);
    for (const index of state.allIndexes()) if (index.sweeps.length > 0) this.sweeper.add(index);
    this.compactor = new Compactor(state, this.log, parts.reader, log);
    this.log.onProgress = () => {
      this.checkpointer.progressed();
      this.listener();
    };
    this.checkpointer.onCompleted = () => {
      this.compactor.consider(this.log.position);
    };
    this.spaceTimer = setInterval(() => {
      this.checkSpace();
    }, state.files.tuning.spaceCheckMs);
    this.spaceTimer.unref();
  }

  /** Resolves once the store is as it says it is: what was being settled when the last process ended is settled. */
  async ready(): Promise<void> {
    await this.parts.audit.run();
    await this.sweeper.finish();
    for (const entry of this.state.outdated()) this.put(entry);
    this.commit();
    this.checkSpace(); // an alarm need not wait for the first tick
    void sweepOrphans(this.state, this.parts.log);
  }

  get committed(): number {
    return this.log.committed;
  }

  get obstacle(): Obstacle {
    return this.diskLow ? 'disk' : this.log.obstacle;
  }

  get figures(): StoreFigures {
    const { log } = this;
    const { messagesRead, bytesRead } = this.parts.reader;
    return {
      messagesWritten: log.messagesTold,
      messagesRead,
      commits: log.commitsWritten,
      bytesWritten: log.bytesWritten,
      bytesRead,
      commitTimes: log.commitTimes,
    };
  }

  openQueue(definition: QueueDefinition, lane: number): QueueStore {
    const { reader, spool, log: storeLog } = this.parts;
    if (!definition.durable) return new SpillingQueue(spool);
    const index = this.state.indexOf({ kind: 'queue', vhost: definition.vhost, definition }, lane);
    return new StoredQueue(index, { log: this.log, reader, database: this.state.database, spool, storeLog });
  }

  put(entry: DefinitionEntry): number {
    const { name, value } = this.state.encode(entry);
    this.log.filling.define(name, value);
    this.state.define(name, value);
    return this.log.told(true);
  }

  remove(entry: DefinitionEntry): number {
    const { name } = this.state.encode(entry);
    if (!this.state.isDefined(name)) return 0;
    this.log.filling.undefine(name);
    this.state.undefine(name);
    return this.log.told(true);
  }

  demand(): number {
    return this.log.demand();
  }

  commit(): void {
    this.log.commit();
  }

  onProgress(listener: () => void): void {
    this.listener = listener;
  }

  /** Writes what is left, so that the next start finds everything in its place. Nothing may be told any more. */
  async close(): Promise<void> {
    clearInterval(this.spaceTimer);
    const { spool, reader } = this.parts;
    reader.close();
    await this.compactor.close();
    await this.sweeper.close();
    const isWritten = await new Promise<boolean>((resolve) => {
      this.log.flush(resolve);
    });
    if (isWritten) await this.checkpointer.close();
    await new Promise<void>((resolve) => {
      spool.close(resolve);
    });
    await new Promise<void>((resolve) => {
      this.state.files.close(resolve);
    });
    await new Promise<void>((resolve) => {
      reader.quarantine.close(resolve);
    });
    await this.abandon();
  }

  /** Lets go of everything as it stands, and writes nothing more. */
  async abandon(): Promise<void> {
    clearInterval(this.spaceTimer);
    this.checkpointer.stop();
    this.log.close();
    this.parts.reader.close();
    void this.compactor.close(); // the disk may not answer any more
    await this.parts.audit.close();
    await this.sweeper.close();
    this.state.files.close(() => undefined);
    await this.state.database.close();
  }

  private checkSpace(): void {
    const { disk, diskFreeMin, log, state } = this.parts;
    disk.space(state.files.directory, (failure, free) => {
      if (failure?.message !== this.spaceFailure) {
        this.spaceFailure = failure?.message;
        if (failure !== null) log.warn({ err: failure }, 'cannot tell how much space is free on the disk');
      }
      const low = failure === null && free < diskFreeMin;
      if (low === this.diskLow) return;
      this.diskLow = low;
      if (low) log.error({ free, diskFreeMin }, 'low on disk: publishers wait; free some space');
      else log.info({ free }, 'there is room on the disk again');
      this.listener();
    });
  }
}
