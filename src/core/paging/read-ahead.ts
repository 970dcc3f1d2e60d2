/**
 * How entries of a queue come back from disk: one run after the other, the next one before the last is used up.
 *
 * Nothing is read that nobody wants, and nothing ahead of need while memory is full: else a consumer
 * that takes everything and settles nothing would have the whole backlog in memory.
 */
import { Arena } from '../../wire/content/arena.js';
import type { Limits } from '../limits.js';
import type { MemoryGauge } from '../memory-gauge.js';
import type { Entry, EntryLane } from '../lane/entry.js';
import type { ReadyList } from '../lane/ready-list.js';
import type { QueueStore, RestoredMessage } from '../storage.js';
import type { Extent } from './paged-out.js';
import type { Pager, Reader } from './pager.js';
import { restoredEntry } from './restored-entry.js';

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
export interface PagedQueue extends EntryLane {
  readonly definition: { readonly durable: boolean };
  readonly deleted: boolean;
  readonly consumerCount: number;
  /** True when an entry may still come back: it would stand before all others. */
  readonly mayTakeBack: boolean;
  /** True when a consumer could take a message now. */
  hasHungryConsumer(): boolean;
  /** Asks for a dispatch. */
  mark(): void;
  /** The entry will be on disk alone. */
  leavesMemory(entry: Entry): void;
  /** The entry was read back; false when it is not to be ready, and was taken. */
  readBack(entry: Entry, delayedUntil: number): boolean;
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
    // A chunk that is freed is not brought to whom it is being read for.
    if (this.ready.pagedOut.isTaking) return;
    this.dropEmpty();
    this.answerLater();
    const extent = this.ready.pagedOut.first;
    if (extent === undefined || this.read !== undefined || !this.isWanted()) return;
    if (!this.surroundings.pager.mayRead(this)) return;
    const read: Read = { extent, cancelled: false };
    this.read = read;
    this.ready.pagedOut.isReading = true;
    if (extent.kind === 'stored') {
      this.storage.read(extent.from, extent.to, ({ messages, next, lost }) => {
        const present = this.present(read, messages);
        this.arrived(read, present, present.length + lost, next);
      });
    } else {
      this.storage.readSpilled(extent.chunk, (messages) => {
        if (this.read === read) this.storage.freeSpilled(extent.chunk);
        this.arrived(read, this.present(read, messages), extent.count, extent.to);
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
    this.release();
  }

  private isWanted(): boolean {
    const { queue, ready, surroundings } = this;
    if (this.waiting.length > 0) return true;
    if (queue.consumerCount === 0 || (ready.hasFirst() && !this.isLow())) return false;
    const { memory, pager } = surroundings;
    // When memory is short a run is read for who takes it at once, or else it would be paged out again.
    if (pager.pressed && !queue.hasHungryConsumer()) return false;
    if (!memory.full || (!queue.mayTakeBack && !ready.hasFirst())) return true;
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

  private restore(restored: RestoredMessage): void {
    const entry = restoredEntry(this.queue, restored);
    this.surroundings.memory.hold(entry.message);
    if (this.queue.readBack(entry, restored.delayedUntil)) this.ready.restore(entry);
  }

  /** What was read, but for what was taken out one by one. */
  private present(read: Read, messages: readonly RestoredMessage[]): readonly RestoredMessage[] {
    const { pagedOut } = this.ready;
    const { absent, aside } = pagedOut;
    if (absent.size + aside.size === 0 || this.read !== read || read.cancelled) return messages;
    return messages.filter(({ sequence }) => !pagedOut.isAbsent(sequence));
  }

  /** Extents of which nothing is left need not be read. */
  private dropEmpty(): void {
    const { pagedOut } = this.ready;
    while (this.read === undefined && pagedOut.first?.count === 0) pagedOut.retired.push(pagedOut.dropFirst());
    if (pagedOut.retired.length === 0) return;
    for (const extent of pagedOut.retired) if (extent.kind === 'spilled') this.storage.freeSpilled(extent.chunk);
    pagedOut.retired = [];
  }

  private end(): void {
    this.read = undefined;
    this.ready.pagedOut.isReading = false;
    this.surroundings.pager.readEnded();
  }

  /** The first entry may turn out to be in memory, or not to be, when others were taken out one by one. */
  private answerLater(): void {
    if (this.waiting.length === 0 || this.read !== undefined) return;
    const { ready } = this;
    if (!ready.hasFirst() && ready.length > 0) return;
    this.release();
    this.surroundings.requestTurn();
  }

  /** In the middle of a purge, a deletion or a dispatch is no place for an answer, let alone for a channel error. */
  private release(): void {
    for (const action of this.waiting) this.surroundings.afterCommit(0, action);
    this.waiting = [];
  }

  /** Those who waited come before any consumer, or they might wait for ever. */
  private answer(): void {
    const { ready } = this;
    while (this.waiting.length > 0 && (ready.hasFirst() || ready.length === 0)) this.waiting.shift()!();
  }
}
