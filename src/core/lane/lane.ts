/**
 * A lane: the entries of a queue that have the same priority, in order, and the storage that keeps them.
 *
 * It takes entries in and hands them out; what becomes of them is the queue's business.
 */
import { Arena } from '../../wire/content/arena.js';
import type { DeathReason } from '../dead-letter/death.js';
import { LaneValues, type QueueValues } from '../deduplication/queue-values.js';
import type { Message } from '../message.js';
import { Paging } from '../paging/paging.js';
import type { PagedQueue, PagingSurroundings } from '../paging/read-ahead.js';
import type { Restoration } from '../deduplication/restoration.js';
import type { QueueStore } from '../storage.js';
import type { Timetable } from '../timetable.js';
import { Entry, type Return } from './entry.js';
import { ReadyList } from './ready-list.js';
import { Timing } from './timing.js';

export interface LaneSurroundings extends PagingSurroundings {
  readonly timetable: Timetable;
  readonly restoration: Restoration;
}

/** The queue, as seen from its lanes. */
export interface LaneQueue {
  readonly definition: { readonly durable: boolean };
  /** By which it tells duplicates; undefined when it takes them. */
  readonly values?: QueueValues | undefined;
  readonly deleted: boolean;
  readonly consumerCount: number;
  hasHungryConsumer(): boolean;
  mark(): void;
  /** Milliseconds that a message has that comes now, Infinity without end. */
  timeToLive(message: Message): number;
  /** Milliseconds that an entry waits before it is ready again; 0: it does not. */
  delayOf(entry: Entry, how: Return): number;
  /** True when the entry has come back too often. */
  isSpent(entry: Entry): boolean;
  /** True when somebody wants the messages that expire. */
  readonly buriesExpired: boolean;
  /** The message dies: its dead letter goes where it is to go. */
  bury(message: Message, reason: DeathReason): void;
  /** From now on there is something that has a time. */
  becameTimed(): void;
  /** A delivery has ended, one way or the other. */
  deliveryEnded(entry: Entry): void;
}

export class Lane implements PagedQueue {
  readonly ready: ReadyList;
  /** Bytes of the bodies of what is ready. */
  readyBodyBytes: number;
  unackedCount = 0;
  readonly timing: Timing;
  private readonly arena = new Arena();
  private readonly values: LaneValues | undefined;
  /** Undefined where nothing can leave memory. */
  private readonly paging: Paging | undefined;
  private readonly durable: boolean;
  private nextSequence: number;
  /** Entries that came since the last dispatch: their bytes may be borrowed. */
  private newCount = 0;
  /** True while the first entry is being read so that it can be dropped. */
  private awaitsFirst = false;

  constructor(
    private readonly queue: LaneQueue,
    private readonly storage: QueueStore,
    private readonly surroundings: LaneSurroundings,
  ) {
    this.durable = queue.definition.durable;
    this.nextSequence = storage.nextSequence;
    this.readyBodyBytes = storage.restoredBodyBytes;
    this.ready = new ReadyList(this.nextSequence);
    if (queue.values !== undefined) {
      this.values = new LaneValues(queue.values);
      this.values.restore(storage, surroundings.restoration);
    }
    if (storage.pages) this.paging = new Paging(this, this.ready, storage, surroundings);
    const { timetable, memory } = surroundings;
    const requestTurn = (): void => {
      surroundings.requestTurn();
    };
    this.timing = new Timing(this, { storage, paging: this.paging, timetable, memory, requestTurn });
  }

  // --- for paging ---

  get definition(): { readonly durable: boolean } {
    return this.queue.definition;
  }

  get deleted(): boolean {
    return this.queue.deleted;
  }

  get consumerCount(): number {
    return this.queue.consumerCount;
  }

  get mayTakeBack(): boolean {
    return this.unackedCount > 0 || this.timing.delayedCount > 0;
  }

  hasHungryConsumer(): boolean {
    return this.queue.hasHungryConsumer();
  }

  mark(): void {
    this.queue.mark();
  }

  leavesMemory(entry: Entry): void {
    this.timing.leavesMemory(entry);
  }

  readBack(entry: Entry, delayedUntil: number): boolean {
    return this.timing.readBack(entry, delayedUntil);
  }

  // --- coming ---

  /** Takes a message; returns the commit that makes it durable here, 0 when it is not to be. */
  enqueue(message: Message): number {
    const sequence = this.nextSequence++;
    const entry = new Entry(message, this, sequence);
    const { content } = message;
    this.surroundings.memory.hold(message);
    if (this.durable && content.persistent) entry.commit = this.storage.append(message, sequence);
    const timeToLiveMs = this.queue.timeToLive(message);
    if (timeToLiveMs !== Infinity) this.timing.came(entry, timeToLiveMs);
    else if (this.timing.isNeeded) this.timing.cameForEver();
    this.readyBodyBytes += content.bodySize;
    this.values?.came(sequence, content);
    this.ready.push(entry);
    this.newCount++;
    return entry.commit;
  }

  /** Ends a dispatch, as far as entries came before it. */
  retainNew(): void {
    if (this.newCount === 0) return;
    const { arena } = this;
    this.ready.countNew(this.newCount, this.nextSequence, (entry) => {
      entry.message.content.retain(arena);
    });
    this.newCount = 0;
  }

  /** Ends a dispatch: what need not be in memory leaves it, what is needed soon is read. */
  page(): void {
    // What was damaged beyond use was counted. What is being taken out still is.
    if (this.ready.length === 0 && !this.ready.pagedOut.isTaking) this.readyBodyBytes = 0;
    this.paging?.afterDispatch();
  }

  // --- going ---

  /** True when there are messages, and the first of them has to be read. */
  get firstIsOnDisk(): boolean {
    return !this.ready.hasFirst() && this.ready.length > 0;
  }

  /** Calls `action` when the first message was read, or is not there any more. Call it only when it is on disk. */
  awaitFirst(action: () => void): void {
    this.paging!.awaitFirst(action);
  }

  /** Removes the first entry from the line. Call only when it is in memory; then it is lent or ended. */
  shift(): Entry {
    const entry = this.ready.shift();
    this.readyBodyBytes -= entry.message.content.bodySize;
    return entry;
  }

  /** The entry is out with a client and may come back. */
  lend(entry: Entry): void {
    this.unackedCount++;
    if (entry.commit !== 0) this.storage.delivered(entry.sequence);
    entry.message.content.retain(this.arena);
  }

  /** The entry is done with. */
  end(entry: Entry): void {
    this.surroundings.memory.release(entry.message);
    this.values?.gone(entry.sequence);
    if (entry.commit !== 0) this.storage.settle(entry.sequence);
  }

  /** The entry, which stands nowhere any more, dies. */
  die(entry: Entry, reason: DeathReason): void {
    this.values?.gone(entry.sequence); // its dead letter may come back to this very queue
    this.queue.bury(entry.message, reason);
    this.end(entry);
  }

  settle(entry: Entry): void {
    this.cameHome(entry);
    this.end(entry);
    this.nothingOut();
  }

  discard(entry: Entry): void {
    this.cameHome(entry);
    if (this.deleted) this.end(entry);
    else this.die(entry, 'rejected');
    this.nothingOut();
  }

  takeBack(entries: readonly Entry[], how: Return): void {
    for (const entry of entries) {
      this.cameHome(entry);
      entry.deliveries++;
      entry.consumer = undefined;
      if (this.deleted) this.end(entry);
      else if (this.queue.isSpent(entry)) this.die(entry, 'delivery_limit');
      else this.putBack(entry, how);
    }
    if (!this.deleted) this.mark();
    this.nothingOut();
  }

  /** Drops the first entry; false when it has to be read for that, which is under way then. */
  dropFirst(reason: DeathReason): boolean {
    if (this.ready.hasFirst()) {
      this.die(this.shift(), reason);
      return true;
    }
    if (!this.awaitsFirst) {
      this.awaitsFirst = true;
      this.awaitFirst(() => {
        this.awaitsFirst = false;
        this.mark();
      });
    }
    return false;
  }

  /** Drops all that is ready, or waits to be; returns how many that were. */
  purge(): number {
    const count = this.ready.length + this.timing.delayedCount;
    const { entries, onDisk } = this.timing.purge();
    for (const entry of entries) this.end(entry);
    for (const sequence of onDisk) {
      this.storage.settle(sequence);
      this.values?.gone(sequence);
    }
    this.ready.takeResident((entry) => {
      this.end(entry);
    });
    if (this.unackedCount === 0) this.values?.clear();
    else if (this.ready.pagedOut.count > 0) this.values?.goneIn(this.ready.pagedOut.range);
    this.paging?.purge();
    this.readyBodyBytes = 0;
    return count;
  }

  delete(): void {
    this.storage.delete();
  }

  // --- in time ---

  get firstNew(): number {
    return this.nextSequence - this.newCount;
  }

  get buriesExpired(): boolean {
    // What is dropped unread says nothing of its value.
    return this.values !== undefined || this.queue.buriesExpired;
  }

  becameTimed(): void {
    this.queue.becameTimed();
  }

  expire(entry: Entry): void {
    this.die(entry, 'expired');
  }

  private cameHome(entry: Entry): void {
    this.unackedCount--;
    this.queue.deliveryEnded(entry);
  }

  private putBack(entry: Entry, how: Return): void {
    const delayMs = this.queue.delayOf(entry, how);
    if (delayMs > 0) this.timing.delay(entry, delayMs);
    else this.timing.lineUp(entry);
  }

  private nothingOut(): void {
    if (!this.mayTakeBack) this.paging?.nothingToComeBack();
  }
}
