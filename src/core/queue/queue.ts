/**
 * A queue: its lanes, one for each priority, with the entries that wait and those that are delivered and
 * not settled; and its consumers.
 *
 * Enqueueing only marks the queue; deliveries, and whatever its limits ask for, happen in `dispatch`, which
 * the broker calls for each marked queue once the input at hand is done.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import type { DeathReason } from '../dead-letter/death.js';
import { queueDeduplication } from '../deduplication/deduplication-settings.js';
import { QueueValues } from '../deduplication/queue-values.js';
import type { Entry, Return } from '../lane/entry.js';
import { Lane, type LaneQueue, type LaneSurroundings } from '../lane/lane.js';
import { lanesOf } from '../lane/lanes.js';
import type { Message } from '../message.js';
import { delayOf } from '../routing/delay.js';
import type { Store } from '../storage.js';
import type { Sleeper } from '../timetable.js';
import type { Consumer, ConsumerChannel } from './consumer.js';
import { type QueueSettings, settingsOf } from './queue-settings.js';
import { Rotation } from './rotation.js';
import { isSingleActive } from './single-active.js';
import { QueueTimes } from './queue-times.js';

export interface QueueDefinition {
  readonly vhost: string;
  readonly name: string;
  readonly durable: boolean;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  readonly arguments: FieldTable;
  /** True for what holds the messages that an exchange of this name delays: no client knows of it. */
  readonly delays?: boolean;
  /** True for what keeps the values that an exchange of this name has seen: it is no queue at all. */
  readonly remembers?: boolean;
}

/** What a queue needs from its broker. */
export interface QueueSurroundings extends LaneSurroundings {
  readonly store: Store;
  readonly limits: LaneSurroundings['limits'] & { readonly consumerTimeoutMs?: number };
  /** Asks for `dispatch` to be called. */
  markForDispatch(queue: Queue): void;
}

/** What a queue needs from its vhost. */
export interface QueueHome {
  /** A message of the queue dies: its dead letter goes where the queue's settings say. */
  bury(queue: Queue, message: Message, reason: DeathReason): void;
  /** A message has waited as long as it was to: its exchange routes it now. */
  release(queue: Queue, message: Message): void;
  /** Nobody has used the queue for as long as it was to be kept. */
  lapse(queue: Queue): void;
}

/** The owner of exclusive queues: their connection. */
export interface QueueOwner {
  readonly exclusiveQueues: Set<Queue>;
}

/** What `enqueue` answers instead of a commit when the queue is full and does not take more. */
export const REJECTED = -1;

export class Queue implements LaneQueue, Sleeper {
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
  wakesAt = Infinity;
  settings: QueueSettings;
  /** By which it tells duplicates; undefined when it takes them. */
  readonly values: QueueValues | undefined;
  private readonly consumers: Rotation;
  /** By rising priority. */
  private readonly lanes: readonly Lane[];
  private readonly lowest: Lane;
  /** True when messages that come have a time to live, whatever they say of it themselves. */
  private isMortal = false;
  /** True when its length is limited. */
  private isLimited = false;
  private isDispatching = false;
  private readonly times: QueueTimes;

  constructor(
    readonly definition: QueueDefinition,
    /** The only connection that may use it, when it is exclusive. */
    readonly owner: QueueOwner | undefined,
    private readonly surroundings: QueueSurroundings,
    private readonly home: QueueHome,
  ) {
    this.vhost = definition.vhost;
    this.name = definition.name;
    this.consumers = new Rotation(isSingleActive(definition));
    this.times = new QueueTimes(this, surroundings.timetable, surroundings.limits.consumerTimeoutMs);
    this.settings = settingsOf(definition);
    const header = queueDeduplication(definition.arguments);
    if (header !== undefined) this.values = new QueueValues(header, surroundings.memory);
    this.lanes = Array.from({ length: lanesOf(definition) }, (_, lane) => {
      return new Lane(this, surroundings.store.openQueue(definition, lane), surroundings);
    });
    this.lowest = this.lanes[0]!;
    this.configure(this.settings);
  }

  /** Takes other settings; they hold for what comes, and for what there is as far as that makes sense. */
  configure(settings: QueueSettings): void {
    this.settings = settings;
    const { messageTtlMs, lengthMax, bodyBytesMax } = settings;
    this.isMortal = messageTtlMs !== Infinity || this.definition.delays === true;
    this.isLimited = lengthMax !== Infinity || bodyBytesMax !== Infinity;
    this.times.configure(settings);
    this.mark();
  }

  // --- what it holds ---

  get readyCount(): number {
    return this.sum((lane) => lane.ready.length);
  }

  /** Bytes of the bodies of what is ready. */
  get readyBodyBytes(): number {
    return this.sum((lane) => lane.readyBodyBytes);
  }

  get unackedCount(): number {
    return this.sum((lane) => lane.unackedCount);
  }

  /** What came back and waits until it is ready again. */
  get delayedCount(): number {
    return this.sum((lane) => lane.timing.delayedCount);
  }

  /** True when there are messages, and the first of them, once what is due before that is dropped, has to be read. */
  mustReadFirst(): boolean {
    return this.firstLiveLane() === undefined && this.firstLane() !== undefined;
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

  /** True unless the consumer waits for another one to go. */
  isActive(consumer: Consumer): boolean {
    return this.consumers.isActive(consumer);
  }

  // --- messages come and go ---

  /**
   * Takes a message.
   *
   * @returns the commit that makes it durable here, 0 when it is not to be; REJECTED when it is not taken
   */
  enqueue(message: Message): number {
    // A duplicate is as safe as the first one.
    if (this.values?.has(message.content) === true) return this.surroundings.store.demand();
    if (this.isLimited && this.settings.overflow !== 'drop-head' && this.isFull(message)) {
      // It was not used for too long, which it found out just now.
      if (this.deleted) return 0;
      if (this.settings.overflow === 'reject-publish-dlx') this.bury(message, 'maxlen');
      return REJECTED;
    }
    const { lanes } = this;
    const lane = lanes.length === 1 ? this.lowest : lanes[Math.min(message.content.priority, lanes.length - 1)]!;
    const commit = lane.enqueue(message);
    if (!this.marked) this.mark();
    return commit;
  }

  /** Delivers what can be delivered, and drops what is not to stay. */
  dispatch(): void {
    this.marked = false;
    this.isDispatching = true;
    const { lanes, times } = this;
    for (let i = lanes.length - 1; i >= 0; i--) {
      if (!this.serve(lanes[i]!)) break;
    }
    for (const lane of lanes) lane.retainNew();
    this.enforceLimits();
    for (const lane of lanes) lane.page();
    if (times.areNeeded) times.attend(lanes);
    this.isDispatching = false;
  }

  /** Calls `action` when the first message was read, or is not there any more. Call it only when it is on disk. */
  awaitFirst(action: () => void): void {
    this.firstLane()!.awaitFirst(action);
  }

  /** Takes the first entry for `basic.get`, if it is in memory; unless `noAck`, the caller settles it or gives it back. */
  get(noAck: boolean, channel: ConsumerChannel): Entry | undefined {
    const lane = this.firstLiveLane();
    if (lane === undefined) return undefined;
    const entry = lane.shift();
    if (noAck) {
      lane.end(entry);
      return entry;
    }
    lane.lend(entry);
    this.times.fetched(entry, channel);
    return entry;
  }

  /** Drops all that is ready; returns how many that were. */
  purge(): number {
    return this.sum((lane) => lane.purge());
  }

  /** Drops everything and tells the consumers; what is delivered may still be settled. Returns the ready count. */
  delete(): number {
    this.deleted = true;
    const consumers = [...this.consumers];
    this.consumers.clear();
    this.times.clear();
    for (const consumer of consumers) consumer.channel.consumerCancelled(consumer);
    const count = this.purge();
    for (const lane of this.lanes) lane.delete();
    return count;
  }

  // --- consumers ---

  addConsumer(consumer: Consumer): void {
    this.hadConsumer = true;
    this.consumers.add(consumer);
    this.mark();
  }

  removeConsumer(consumer: Consumer): void {
    this.consumers.remove(consumer);
    this.times.used();
    this.mark();
  }

  /** Something may have given `consumer` room again. */
  wakeConsumer(consumer: Consumer): void {
    if (this.consumers.wake(consumer)) this.mark();
  }

  /** Somebody declared it or asked it for a message: it is in use. */
  used(): void {
    this.times.used();
  }

  // --- for its lanes ---

  mark(): void {
    if (this.marked || this.deleted) return;
    this.marked = true;
    this.surroundings.markForDispatch(this);
  }

  timeToLive(message: Message): number {
    const { expirationMs } = message;
    if (!this.isMortal) return expirationMs === -1 ? Infinity : expirationMs;
    if (this.definition.delays === true) return delayOf(message.content);
    const { messageTtlMs } = this.settings;
    return expirationMs === -1 ? messageTtlMs : Math.min(expirationMs, messageTtlMs);
  }

  delayOf({ deliveries }: Entry, how: Return): number {
    const { delayedRetry, delayedRetryMinMs, delayedRetryMaxMs } = this.settings;
    if (delayedRetry !== 'all' && delayedRetry !== how) return 0;
    return Math.min(delayedRetryMinMs * deliveries, delayedRetryMaxMs);
  }

  isSpent({ deliveries }: Entry): boolean {
    return deliveries > this.settings.deliveryLimit;
  }

  get buriesExpired(): boolean {
    return this.definition.delays === true || this.settings.deadLetterExchange !== undefined;
  }

  bury(message: Message, reason: DeathReason): void {
    if (this.definition.delays === true) this.home.release(this, message);
    else if (this.settings.deadLetterExchange !== undefined) this.home.bury(this, message, reason);
  }

  becameTimed(): void {
    this.times.neededByLane();
  }

  deliveryEnded(entry: Entry): void {
    this.times.ended(entry);
  }

  // --- for the timetable ---

  wake(): void {
    this.mark();
  }

  /** It was not used for as long as it was to be kept. */
  lapse(): void {
    if (this.consumers.size === 0) this.home.lapse(this);
  }

  private firstLane(): Lane | undefined {
    const { lanes } = this;
    for (let i = lanes.length - 1; i >= 0; i--) {
      if (lanes[i]!.ready.length > 0) return lanes[i];
    }
    return undefined;
  }

  /** The lane of the first entry, once what is due before that is dropped; `undefined` when it has to be read. */
  private firstLiveLane(): Lane | undefined {
    const { times } = this;
    for (;;) {
      const lane = this.firstLane();
      if (lane?.ready.hasFirst() !== true) return undefined;
      if (!lane.timing.isNeeded || !lane.timing.isFirstDue(times.now)) return lane;
      lane.timing.expireFirst();
    }
  }

  /** Delivers from a lane; returns false when the next one is not to be served. */
  private serve(lane: Lane): boolean {
    const { consumers, times } = this;
    const { timetable } = this.surroundings;
    const { ready, timing } = lane;
    while (ready.hasFirst()) {
      if (timing.isNeeded && timing.isFirstDue(times.now)) {
        if (timetable.hasBudget) {
          timing.expireFirst();
          continue;
        }
        timetable.wakeAt(this, times.now);
        return false;
      }
      const consumer = consumers.next();
      if (consumer === undefined) return false;
      this.deliver(lane, consumer);
    }
    return ready.length === 0;
  }

  private deliver(lane: Lane, consumer: Consumer): void {
    const entry = lane.shift();
    if (consumer.noAck) {
      consumer.channel.deliver(consumer, entry);
      lane.end(entry);
      return;
    }
    entry.consumer = consumer;
    consumer.unackedCount++;
    lane.lend(entry);
    this.times.delivered(entry);
    consumer.channel.deliver(consumer, entry);
  }

  /** True when one more would be too much, even once consumers have had what they can take. */
  private isFull(message: Message): boolean {
    if (!this.wouldOverflow(message)) return false;
    // A message that died here may come back at once.
    if (this.isDispatching) return true;
    this.dispatch();
    return this.wouldOverflow(message);
  }

  private wouldOverflow({ content }: Message): boolean {
    const { lengthMax, bodyBytesMax } = this.settings;
    return this.readyCount + 1 > lengthMax || this.readyBodyBytes + content.bodySize > bodyBytesMax;
  }

  /** Drops what is too much. RabbitMQ: the first goes, which is one of the highest priority. */
  enforceLimits(): void {
    const { lengthMax, bodyBytesMax, overflow } = this.settings;
    if (!this.isLimited || overflow !== 'drop-head' || this.mayOvercount) return;
    const { timetable } = this.surroundings;
    while (this.readyCount > lengthMax || this.readyBodyBytes > bodyBytesMax) {
      const lane = this.firstLane();
      if (lane?.dropFirst('maxlen') !== true) return;
      timetable.spend(1);
      if (timetable.hasBudget) continue;
      timetable.wakeAt(this, timetable.now());
      return;
    }
  }

  /** True after a restart, until it is known which of the restored messages are not ready yet. */
  private get mayOvercount(): boolean {
    return this.lanes.some(({ timing }) => timing.isFinding);
  }

  private sum(of: (lane: Lane) => number): number {
    const { lanes, lowest } = this;
    if (lanes.length === 1) return of(lowest);
    let sum = 0;
    for (const lane of lanes) sum += of(lane);
    return sum;
  }
}
