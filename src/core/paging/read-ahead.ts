/**
 * How entries of a queue come back from disk: one run after the other, the next one before the last is used up.
 *
 * Nothing is read that nobody wants, and nothing ahead of need while memory is full: else a consumer
 * that takes everything and settles nothing would have the whole backlog in memory.
 */
import { Arena } from '../../wire/content/arena.js';
import type { Limits } from '../limits.js';
import type { MemoryGauge } from '../memory-gauge.js';
import { COMMITTED, Entry, type EntryQueue } from '../queue/entry.js';
import type { ReadyList } from '../queue/ready-list.js';
import type { QueueStore, RestoredMessage } from '../storage.js';
import type { Extent } from './paged-out.js';
import type { Pager, Reader } from './pager.js';

/** What paging needs from its broker. */
export interface PagingSurroundings {
  readonly store: { readonly committed: number };
  readonly memory: MemoryGauge;
  readonly pager: Pager;
  readonly limits: Pick<Limits, 'residentEntriesMax' | 'residentBytesMax' | 'pressedBytesMax' | 'spillBytes'>;
  /** Calls `action` once `commit` is durable, never at once. */
  afterCommit(commit: number, action: () => void): void;
  requestTurn(): void;
}

/** What paging needs from its queue. */
export interface PagedQueue extends EntryQueue {
  readonly definition: { readonly durable: boolean };
  readonly deleted: boolean;
  readonly consumerCount: number;
  readonly unackedCount: number;
  /** True when a consumer could take a message now. */
  hasHungryConsumer(): boolean;
  /** Asks for a dispatch. */
  mark(): void;
}

/** A read that is under way. */
interface Read {
  readonly extent: Extent;
  /** True when what it brings is not wanted any more. */
  cancelled: boolean;
}

export class ReadAhead implements Reader {
  private read: Read | undefined;
  /** Those who wait for the first entry: it is in memory, or there is none, or the queue is gone. */
  private waiting: (() => void)[] = [];
  /** Entries that came since the last dispatch: their bytes stand in the memory of a whole read. */
  private newCount = 0;
  /** Apart from the queue's own, where what is read would share blocks with the newest messages. */
  private readonly arena = new Arena();

  constructor(
    private readonly queue: PagedQueue,
    private readonly ready: ReadyList,
    private readonly storage: QueueStore,
    private readonly surroundings: PagingSurroundings,
  ) {}

  get isReading(): boolean {
    return this.read !== undefined;
  }

  /** Calls `action` when the first entry is in memory, or turns out not to be: call it only when it is on disk. */
  awaitFirst(action: () => void): void {
    this.waiting.push(action);
    this.readAhead();
  }

  readAhead(): void {
    const extent = this.ready.pagedOut.first;
    if (extent === undefined || this.read !== undefined || !this.isWanted()) return;
    if (!this.surroundings.pager.mayRead(this)) return;
    const read: Read = { extent, cancelled: false };
    this.read = read;
    if (extent.kind === 'stored') {
      this.storage.read(extent.from, extent.to, ({ messages, next, lost }) => {
        this.arrived(read, messages, messages.length + lost, next);
      });
    } else {
      this.storage.readSpilled(extent.chunk, (messages) => {
        if (this.read === read) this.storage.freeSpilled(extent.chunk);
        this.arrived(read, messages, extent.count, extent.to);
      });
    }
  }

  wake(): void {
    this.queue.mark();
    this.surroundings.requestTurn();
  }

  /** Ends a dispatch: what stays moves out of the memory of its read. */
  keepNew(): void {
    if (this.newCount === 0) return;
    const { head } = this.ready;
    for (let i = Math.max(0, head.length - this.newCount); i < head.length; i++) {
      head.at(i)!.message.content.retain(this.arena);
    }
    this.newCount = 0;
  }

  /** All that is paged out is dropped. */
  cancel(): void {
    const { read } = this;
    if (read !== undefined) {
      read.cancelled = true;
      // A chunk that is freed is not brought any more.
      if (read.extent.kind === 'spilled' || this.queue.deleted) this.end();
    }
    // In the middle of a purge or a deletion is no place for an answer, let alone for a channel error.
    for (const action of this.waiting) this.surroundings.afterCommit(0, action);
    this.waiting = [];
  }

  private isWanted(): boolean {
    const { queue, ready, surroundings } = this;
    if (this.waiting.length > 0) return true;
    if (queue.consumerCount === 0 || !this.isLow()) return false;
    const { memory, pager } = surroundings;
    // When memory is short a run is read for who takes it at once, or else it would be paged out again.
    if (pager.pressed && !queue.hasHungryConsumer()) return false;
    if (!memory.full || (queue.unackedCount === 0 && !ready.hasFirst())) return true;
    pager.awaitRoom(this);
    return false;
  }

  /** True when what stands before the entries on disk is used up so far that the next should be on their way. */
  private isLow(): boolean {
    const { leadingLength, leadingBytes } = this.ready;
    const { pager, limits } = this.surroundings;
    const bytesMax = pager.pressed ? limits.spillBytes : limits.residentBytesMax;
    return leadingLength < limits.residentEntriesMax / 2 && leadingBytes < bytesMax / 2;
  }

  private arrived(read: Read, messages: readonly RestoredMessage[], count: number, next: number): void {
    if (this.read !== read) return;
    if (!read.cancelled) {
      this.ready.pagedOut.takeFirst(count, next);
      for (const message of messages) this.restore(message);
      this.newCount += messages.length;
    }
    this.end();
    this.answer();
    this.readAhead();
    this.wake();
  }

  private restore({ message, sequence, redelivered, stored }: RestoredMessage): void {
    const entry = new Entry(message, this.queue, sequence);
    entry.redelivered = redelivered;
    entry.commit = stored ? COMMITTED : 0;
    this.surroundings.memory.hold(message);
    this.ready.restore(entry);
  }

  private end(): void {
    this.read = undefined;
    this.surroundings.pager.readEnded();
  }

  /** Those who waited come before any consumer, or they might wait for ever. */
  private answer(): void {
    const { ready } = this;
    while (this.waiting.length > 0 && (ready.hasFirst() || ready.length === 0)) this.waiting.shift()!();
  }
}
