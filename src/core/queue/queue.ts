/**
 * A queue: entries that wait, entries that are delivered and not settled, and the consumers.
 *
 * Enqueueing only marks the queue; deliveries happen in `dispatch`, which the broker calls for each
 * marked queue once the input at hand is done.
 */
import { Arena } from '../../wire/content/arena.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import type { Message } from '../message.js';
import { Paging } from '../paging/paging.js';
import type { PagedQueue, PagingSurroundings } from '../paging/read-ahead.js';
import type { QueueStore, Store } from '../storage.js';
import type { Consumer } from './consumer.js';
import { Entry } from './entry.js';
import { ReadyList } from './ready-list.js';
import { Rotation } from './rotation.js';

export interface QueueDefinition {
  readonly vhost: string;
  readonly name: string;
  readonly durable: boolean;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  readonly arguments: FieldTable;
}

/** What a queue needs from its broker. */
export interface QueueSurroundings extends PagingSurroundings {
  readonly store: Store;
  /** Asks for `dispatch` to be called. */
  markForDispatch(queue: Queue): void;
}

/** The owner of exclusive queues: their connection. */
export interface QueueOwner {
  readonly exclusiveQueues: Set<Queue>;
}

export class Queue implements PagedQueue {
  readonly kind = 'queue';
  readonly vhost: string;
  readonly name: string;
  /** Set while the broker has `dispatch` on its list. */
  marked = false;
  /** Scratch of routing: the last route that reached this queue. */
  routeStamp = 0;
  deleted = false;
  /** True once it has had a consumer: an auto-delete queue goes with its last one, not before its first. */
  hadConsumer = false;
  unackedCount = 0;
  private readonly ready: ReadyList;
  private readonly consumers = new Rotation();
  private readonly arena = new Arena();
  private readonly storage: QueueStore;
  /** Undefined where nothing can leave memory. */
  private readonly paging: Paging | undefined;
  private nextSequence: number;
  /** Entries that came since the last dispatch: their bytes may be borrowed. */
  private newCount = 0;

  constructor(
    readonly definition: QueueDefinition,
    /** The only connection that may use it, when it is exclusive. */
    readonly owner: QueueOwner | undefined,
    private readonly surroundings: QueueSurroundings,
  ) {
    this.vhost = definition.vhost;
    this.name = definition.name;
    this.storage = surroundings.store.openQueue(definition);
    this.nextSequence = this.storage.nextSequence;
    this.ready = new ReadyList(this.nextSequence);
    if (this.storage.pages) this.paging = new Paging(this, this.ready, this.storage, surroundings);
  }

  get readyCount(): number {
    return this.ready.length;
  }

  /** True when there are messages, and the first of them has to be read. */
  get firstIsOnDisk(): boolean {
    return !this.ready.hasFirst() && this.ready.length > 0;
  }

  get consumerCount(): number {
    return this.consumers.size;
  }

  /** True when one consumer has the queue for itself. */
  get inExclusiveUse(): boolean {
    for (const consumer of this.consumers) return consumer.exclusive;
    return false;
  }

  hasHungryConsumer(): boolean {
    return this.consumers.hasRoom();
  }

  /**
   * Takes a message.
   *
   * @returns the commit that makes it durable here, 0 when it is not to be
   */
  enqueue(message: Message): number {
    const sequence = this.nextSequence++;
    const entry = new Entry(message, this, sequence);
    this.surroundings.memory.hold(message);
    if (this.definition.durable && message.content.persistent) entry.commit = this.storage.append(message, sequence);
    this.ready.push(entry);
    this.newCount++;
    if (!this.marked) this.mark();
    return entry.commit;
  }

  /** Delivers what can be delivered. */
  dispatch(): void {
    this.marked = false;
    const { ready, consumers } = this;
    while (ready.hasFirst()) {
      const consumer = consumers.next();
      if (consumer === undefined) break;
      this.deliver(consumer, ready.shift());
    }
    if (this.newCount > 0) this.retainNew();
    this.paging?.afterDispatch();
  }

  /** Calls `action` when the first message was read, or is not there any more. Call it only when it is on disk. */
  awaitFirst(action: () => void): void {
    this.paging!.awaitFirst(action);
  }

  /** Takes the first entry for `basic.get`, if it is in memory; unless `noAck`, the caller settles or requeues it. */
  get(noAck: boolean): Entry | undefined {
    if (!this.ready.hasFirst()) return undefined;
    const entry = this.ready.shift();
    if (noAck) this.drop(entry);
    else this.lend(entry);
    return entry;
  }

  settle(entry: Entry): void {
    this.unackedCount--;
    this.drop(entry);
    if (this.unackedCount === 0) this.paging?.nothingUnacked();
  }

  requeue(entries: readonly Entry[]): void {
    this.unackedCount -= entries.length;
    for (const entry of entries) {
      entry.redelivered = true;
      entry.consumer = undefined;
      if (this.deleted) this.drop(entry);
      else this.ready.putBack(entry);
    }
    if (!this.deleted) this.mark();
  }

  addConsumer(consumer: Consumer): void {
    this.hadConsumer = true;
    this.consumers.add(consumer);
    this.mark();
  }

  removeConsumer(consumer: Consumer): void {
    this.consumers.remove(consumer);
    this.mark();
  }

  /** Something may have given `consumer` room again. */
  wake(consumer: Consumer): void {
    if (this.consumers.wake(consumer)) this.mark();
  }

  /** Drops all that is ready; returns how many that were. */
  purge(): number {
    const count = this.ready.length;
    this.ready.takeResident((entry) => {
      this.drop(entry);
    });
    this.paging?.purge();
    return count;
  }

  /** Drops everything and tells the consumers; what is delivered may still be settled. Returns the ready count. */
  delete(): number {
    this.deleted = true;
    const consumers = [...this.consumers];
    this.consumers.clear();
    for (const consumer of consumers) consumer.channel.consumerCancelled(consumer);
    const count = this.purge();
    this.storage.delete();
    return count;
  }

  private deliver(consumer: Consumer, entry: Entry): void {
    if (consumer.noAck) {
      consumer.channel.deliver(consumer, entry);
      this.drop(entry);
      return;
    }
    entry.consumer = consumer;
    consumer.unackedCount++;
    this.lend(entry);
    consumer.channel.deliver(consumer, entry);
  }

  /** The entry is out with a client and may come back. */
  private lend(entry: Entry): void {
    this.unackedCount++;
    if (entry.commit !== 0) this.storage.delivered(entry.sequence);
    entry.message.content.retain(this.arena);
  }

  private drop(entry: Entry): void {
    this.surroundings.memory.release(entry.message);
    if (entry.commit !== 0) this.storage.settle(entry.sequence);
  }

  private retainNew(): void {
    const { arena } = this;
    this.ready.countNew(this.newCount, this.nextSequence, (entry) => {
      entry.message.content.retain(arena);
    });
    this.newCount = 0;
  }

  mark(): void {
    if (this.marked) return;
    this.marked = true;
    this.surroundings.markForDispatch(this);
  }
}
