/**
 * A lane: the entries of a queue that have the same priority, in order, and the storage that keeps them.
 *
 * It takes entries in and hands them out; what becomes of them is the queue's business.
 */
import { Arena } from '../../wire/content/arena.js';
import type { DeathReason } from '../dead-letter/death.js';
import { LaneValues } from '../deduplication/queue-values.js';
import type { Message } from '../message.js';
import { Paging } from '../paging/paging.js';
import type { PagedQueue } from '../paging/read-ahead.js';
import type { KeptMessages, QueueStore } from '../storage.js';
import { Entry, type Return } from './entry.js';
import type { LaneQueue, LaneSurroundings } from './lane-queue.js';
import { ReadyList } from './ready-list.js';
import { Timing } from './timing.js';

export class Lane implements PagedQueue {
  readonly ready: ReadyList;
  /** Bytes of the bodies of what is ready. */
  readyBodyBytes: number;
  unackedCount = 0;
  /** Bytes of the bodies of what is unacked. */
  unackedBodyBytes = 0;
  /** What is stored of entries that came and are not done with. */
  private readonly stored = { count: 0, bodyBytes: 0 };
  readonly timing: Timing;
  private readonly arena = new Arena();
  private readonly values: LaneValues | undefined;
  /** Undefined where nothing can leave memory. */
  readonly paging: Paging | undefined;
  private readonly durable: boolean;
  private nextSequence: number;
  /** Entries that came since the last dispatch: their bytes may be borrowed. */
  private newCount = 0;
  /** True while the first entry is being read so that it can be dropped. */
  private awaitsFirst = false;

  constructor(
    private readonly queue: LaneQueue,
    readonly storage: QueueStore,
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

  /** Messages that outlive the process. A store from which they are read back knows better than their coming and going tells. */
  get kept(): KeptMessages {
    return this.storage.kept ?? this.stored;
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
    if (this.durable && content.persistent) {
      entry.commit = this.storage.append(message, sequence);
      this.stored.count++;
      this.stored.bodyBytes += content.bodySize;
    }
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
    this.unackedBodyBytes += entry.message.content.bodySize;
    if (entry.commit !== 0) this.storage.delivered(entry.sequence);
    entry.message.content.retain(this.arena);
  }

  /** The entry is done with. */
  end(entry: Entry): void {
    this.surroundings.memory.release(entry.message);
    this.values?.gone(entry.sequence);
    if (entry.commit === 0) return;
    this.stored.count--;
    this.stored.bodyBytes -= entry.message.content.bodySize;
    this.storage.settle(entry.sequence);
  }

  /** An entry on disk is done with: the store has heard of it, memory has nothing of it. */
  goneUnread(sequence: number, bodyBytes: number): void {
    this.values?.gone(sequence);
    this.readyBodyBytes -= bodyBytes;
  }

  /** The entry, which stands nowhere any more, dies. */
  die(entry: Entry, reason: DeathReason): void {
    this.values?.gone(entry.sequence); // its dead letter may come back to this very queue
    this.queue.bury(entry.message, reason);
    this.end(entry);
  }

  settle(entry: Entry): void {
    this.queue.counts.ack++;
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

  expiredUnread(): void {
    this.queue.counts.died('expired', false);
  }

  private cameHome(entry: Entry): void {
    this.unackedCount--;
    this.unackedBodyBytes -= entry.message.content.bodySize;
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
