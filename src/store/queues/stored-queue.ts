/**
 * The storage of one durable queue: its index, the log, and the way back from disk.
 */
import type { Message } from '../../core/message.js';
import type { QueueStore, RestoredMessage, RestoredRun, SpillableMessage, Spilled } from '../../core/storage.js';
import type { IndexDatabase } from '../index/index-database.js';
import { pageOf } from '../index/index-page.js';
import { pageFrom } from '../index/page-walk.js';
import type { QueueIndex } from '../index/queue-index.js';
import type { CommitLog } from '../log/commit-log.js';
import type { MessageReader, Wanted } from '../message-reader.js';
import type { Spool } from '../spool/spool.js';
import type { StoreLog } from '../store-log.js';

/** What the queues of a store share. */
export interface StoredQueueParts {
  readonly log: CommitLog;
  readonly reader: MessageReader;
  readonly database: IndexDatabase;
  readonly spool: Spool;
  readonly storeLog: StoreLog;
}

/** Messages and bytes of one read: enough that reading ahead keeps up, few enough to stay small in memory. */
const READ_MESSAGES = 4096;
const READ_BYTES = 1024 * 1024;
/** How long to wait for what is being written, and for a disk that does not answer. */
const UNWRITTEN_RETRY_MS = 20;
const FAILED_RETRY_MS = 1000;

export class StoredQueue implements QueueStore {
  readonly restoredCount: number;
  readonly nextSequence: number;
  readonly pages = true;

  constructor(
    private readonly index: QueueIndex,
    private readonly parts: StoredQueueParts,
  ) {
    this.restoredCount = index.live;
    this.nextSequence = index.nextSequence;
  }

  append(message: Message, sequence: number): number {
    const { index } = this;
    const { log } = this.parts;
    const { filling } = log;
    const number = log.told(true);
    if (message.storedCommit === number) {
      const { storedOffset } = message;
      const length = filling.lengthOfRecordAt(storedOffset);
      filling.share(index.id, sequence, storedOffset, length);
      index.add(sequence, filling.segment, storedOffset, length);
      return number;
    }
    const offset = filling.put(index.id, sequence, message);
    index.add(sequence, filling.segment, offset, filling.recordLength);
    message.storedCommit = number;
    message.storedOffset = offset;
    return number;
  }

  settle(sequence: number): void {
    const { log } = this.parts;
    if (!this.index.settle(sequence)) return;
    log.filling.settle(this.index.id, sequence);
    log.told(false);
  }

  settleRange(from: number, to: number): void {
    const { log } = this.parts;
    this.index.settleRange(from, to);
    log.filling.settleRange(this.index.id, from, to);
    log.told(false);
  }

  delivered(sequence: number): void {
    const { log } = this.parts;
    this.index.countDelivery(sequence);
    log.filling.deliver(this.index.id, sequence);
    log.told(false);
  }

  pagedOut(from: number, to: number): void {
    this.index.pagedOut(from, to);
  }

  read(from: number, to: number, onRead: (run: RestoredRun) => void): void {
    const { index, parts } = this;
    const again = (delayMs: number): void => {
      setTimeout(() => {
        if (!index.deleted && !parts.database.closed) this.read(from, to, onRead);
      }, delayMs);
    };
    this.find(from, to).then(
      ({ wanted, next }) => {
        if (index.deleted) return;
        // What was moved a moment ago is yet to be written where it is now.
        if (!wanted.every(({ segment, offset }) => parts.log.isWritten(segment, offset))) {
          again(UNWRITTEN_RETRY_MS);
          return;
        }
        index.readUpTo(next);
        parts.reader.read(wanted, (messages) => {
          if (!index.deleted) onRead(this.run(wanted, messages, next));
        });
      },
      (error: unknown) => {
        if (parts.database.closed) return;
        parts.storeLog.error({ err: error }, 'cannot read the index, messages wait; check the disk');
        again(FAILED_RETRY_MS);
      },
    );
  }

  spill(messages: readonly SpillableMessage[], onSpilled: (spilled: Spilled | undefined) => void): void {
    this.parts.spool.spill(messages, onSpilled);
  }

  readSpilled(spilled: Spilled, onRead: (messages: readonly RestoredMessage[]) => void): void {
    this.parts.spool.read(spilled, onRead);
  }

  freeSpilled(spilled: Spilled): void {
    this.parts.spool.free(spilled);
  }

  delete(): void {
    // The index goes with the definition.
  }

  private run(wanted: readonly Wanted[], messages: readonly (Message | undefined)[], next: number): RestoredRun {
    const restored: RestoredMessage[] = [];
    let lost = 0;
    for (let i = 0; i < wanted.length; i++) {
      const { sequence, deliveries } = wanted[i]!;
      const message = messages[i];
      if (message !== undefined) {
        restored.push({ message, sequence, redelivered: deliveries > 0, stored: true });
        continue;
      }
      lost++;
      this.settle(sequence);
    }
    return { messages: restored, next, lost };
  }

  /** Finds what stands in `[from, to)`, as much as one read takes, and where the next one goes on. */
  private async find(from: number, to: number): Promise<{ wanted: Wanted[]; next: number }> {
    const { index } = this;
    const wanted: Wanted[] = [];
    let bytes = 0;
    const end = pageOf(to - 1) + 1;
    for (let number = pageOf(from); number < end;) {
      const page = await pageFrom(index, this.parts.database, number, end);
      if (page === undefined || index.deleted) break;
      number = page.number + 1;
      const first = Math.max(from - page.firstSequence, 0);
      const last = Math.min(page.slots, to - page.firstSequence);
      for (let slot = first; slot < last; slot++) {
        if (!page.isLive(slot)) continue;
        const sequence = page.firstSequence + slot;
        if (wanted.length === READ_MESSAGES || bytes >= READ_BYTES) return { wanted, next: sequence };
        const length = page.length(slot);
        bytes += length;
        const [deliveries, segment, offset] = [page.deliveries(slot), page.segment(slot), page.offset(slot)];
        wanted.push({ sequence, deliveries, segment, offset, length });
      }
    }
    return { wanted, next: to };
  }
}
