/**
 * A queue: its lanes, one for each priority, with the entries that wait and those that are delivered and
 * not settled; and its consumers.
 *
 * Enqueueing only marks the queue; deliveries, and whatever its limits ask for, happen in `dispatch`, which
 * the broker calls for each marked queue once the input at hand is done.
 */
import type { DeathReason } from '../dead-letter/death.js';
import { queueDeduplication } from '../deduplication/deduplication-settings.js';
import { QueueValues } from '../deduplication/queue-values.js';
import type { Entry, Return } from '../lane/entry.js';
import type { LaneQueue, LaneSurroundings } from '../lane/lane-queue.js';
import { Lane } from '../lane/lane.js';
import { lanesOf } from '../lane/lanes.js';
import type { Message } from '../message.js';
import { delayOf } from '../routing/delay.js';
import { QueueCounts } from '../statistics/queue-counts.js';
import type { Store } from '../storage.js';
import type { Alarm, Sleeper } from '../timetable.js';
import type { Consumer, ConsumerChannel } from '../consumer/consumer.js';
import type { QueueDefinition } from './queue-definition.js';
import type { QueueHome, QueueOwner } from './queue-home.js';
import { LengthLimit } from './length-limit.js';
import { QueueLanes } from './queue-lanes.js';
import { type QueueSettings, settingsOf } from './queue-settings.js';
import { Rotation } from '../consumer/rotation.js';
import { isSingleActive } from '../consumer/single-active.js';
import { QueueTimes } from './queue-times.js';
import { Serving } from './serving.js';

/** What a queue needs from its broker. */
export interface QueueSurroundings extends LaneSurroundings {
  readonly store: Store;
  readonly limits: LaneSurroundings['limits'] & { readonly consumerTimeoutMs?: number };
  /** Asks for `dispatch` to be called. */
  markForDispatch(queue: Queue): void;
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
  /** True while it delivers nothing and gives nothing out: the vhost's business. */
  isPaused = false;
  /** True once it has had a consumer: an auto-delete queue goes with its last one, not before its first. */
  hadConsumer = false;
  alarm: Alarm | undefined;
  readonly counts = new QueueCounts();
  settings: QueueSettings;
  /** By which it tells duplicates; undefined when it takes them. */
  readonly values: QueueValues | undefined;
  readonly consumers: Rotation;
  readonly lanes: QueueLanes;
  readonly lengthLimit: LengthLimit;
  /** True when messages that come have a time to live, whatever they say of it themselves. */
  private isMortal = false;
  private isDispatching = false;
  private readonly times: QueueTimes;
  readonly serving: Serving;

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
    this.serving = new Serving(this, this.consumers, this.times, surroundings.timetable);
    this.settings = settingsOf(definition);
    const header = queueDeduplication(definition.arguments);
    if (header !== undefined) this.values = new QueueValues(header, surroundings.memory);
    const { store } = surroundings;
    const lane = (_: unknown, index: number): Lane => new Lane(this, store.openQueue(definition, index), surroundings);
    this.lanes = new QueueLanes(Array.from({ length: lanesOf(definition) }, lane));
    this.lengthLimit = new LengthLimit(this, this.lanes, surroundings.timetable);
    this.configure(this.settings);
  }

  /** Takes other settings; they hold for what comes, and for what there is as far as that makes sense. */
  configure(settings: QueueSettings): void {
    this.settings = settings;
    this.isMortal = settings.messageTtlMs !== Infinity || this.definition.delays === true;
    this.lengthLimit.configure(settings);
    this.times.configure(settings);
    this.mark();
  }

  // --- what it holds ---

  get readyCount(): number {
    return this.lanes.readyCount;
  }

  /** Bytes of the bodies of what is ready. */
  get readyBodyBytes(): number {
    return this.lanes.readyBodyBytes;
  }

  get unackedCount(): number {
    return this.lanes.unackedCount;
  }

  /** What came back and waits until it is ready again. */
  get delayedCount(): number {
    return this.lanes.delayedCount;
  }

  /** True when there are messages, and the first of them, once what is due before that is dropped, has to be read. */
  mustReadFirst(): boolean {
    return !this.isPaused && this.lanes.firstLive(this.times) === undefined && this.lanes.first() !== undefined;
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
    return !this.isPaused && this.consumers.hasRoom();
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
    if (this.lengthLimit.isSet && this.refuses(message)) {
      // It was not used for too long, which it found out just now.
      if (this.deleted) return 0;
      if (this.settings.overflow === 'reject-publish-dlx') this.bury(message, 'maxlen');
      return REJECTED;
    }
    const { lanes } = this;
    const commit = lanes.of(lanes.all.length === 1 ? 0 : message.content.priority).enqueue(message);
    if (!this.marked) this.mark();
    return commit;
  }

  /** Delivers what can be delivered, and drops what is not to stay. */
  dispatch(): void {
    this.marked = false;
    this.isDispatching = true;
    const { times } = this;
    const lanes = this.lanes.all;
    this.serving.serve(lanes);
    for (const lane of lanes) lane.retainNew();
    this.lengthLimit.enforce();
    for (const lane of lanes) lane.page();
    if (times.areNeeded) times.attend(lanes);
    this.isDispatching = false;
  }

  /** Calls `action` when the first message was read, or is not there any more. Call it only when it is on disk. */
  awaitFirst(action: () => void): void {
    this.lanes.first()!.awaitFirst(action);
  }

  /** Drops what is more than may be ready. */
  enforceLimits(): void {
    this.lengthLimit.enforce();
  }

  /** Takes the first entry for `basic.get`, if it is in memory; unless `noAck`, the caller settles it or gives it back. */
  get(noAck: boolean, channel: ConsumerChannel): Entry | undefined {
    return this.serving.fetch(this.lanes, noAck, channel);
  }

  /** Drops all that is ready; returns how many that were. */
  purge(): number {
    const count = this.lanes.purge();
    this.serving.lookAgain(this.lanes);
    return count;
  }

  /** Drops everything and tells the consumers; what is delivered may still be settled. Returns the ready count. */
  delete(): number {
    this.deleted = true;
    const consumers = [...this.consumers];
    this.consumers.clear();
    this.times.clear();
    for (const consumer of consumers) consumer.channel.consumerCancelled(consumer);
    const count = this.purge();
    for (const lane of this.lanes.all) lane.delete();
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
    this.counts.died(reason, this.settings.deadLetterExchange !== undefined);
    if (this.definition.delays === true) this.home.release(this, message);
    else if (this.settings.deadLetterExchange !== undefined) this.home.bury(this, message, reason);
  }

  becameTimed(): void {
    this.times.neededByLane();
  }

  deliveryEnded(entry: Entry): void {
    this.times.ended(entry);
  }

  wake(): void {
    this.mark();
  }

  /** It was not used for as long as it was to be kept. */
  lapse(): void {
    if (this.consumers.size === 0) this.home.lapse(this);
  }

  /** True when one more would be too much, even once consumers have had what they can take. */
  private refuses(message: Message): boolean {
    if (!this.lengthLimit.refuses(message)) return false;
    // A message that died here may come back at once.
    if (this.isDispatching) return true;
    this.dispatch();
    return this.lengthLimit.refuses(message);
  }
}
