/**
 * A channel: its consumers, its deliveries that are not settled, its modes.
 *
 * What the methods mean is in `handlers/`; this is what they work on.
 */
import type { MethodOf, Method } from '../../wire/methods/methods.js';
import type { Rights } from '../access/permissions/rights.js';
import type { Broker } from '../broker.js';
import type { Overdue } from '../consumer/ack-deadlines.js';
import type { Consumer, ConsumerChannel } from '../consumer/consumer.js';
import type { Entry } from '../lane/entry.js';
import type { Queue } from '../queue/queue.js';
import { ChannelCounts } from '../statistics/channel-counts.js';
import type { VHost } from '../vhost/vhost.js';
import type { PublisherConfirms } from './confirms.js';
import type { Connection } from './connection.js';
import { ExchangeAccounts } from './publishing/exchange-accounts.js';
import { deliveryOf } from './redelivery.js';
import { takeBack } from './take-back.js';
import { traceDelivery } from './tracing.js';
import type { Settlement, Transaction } from './transaction.js';
import { Unacked } from './unacked.js';

export type Publish = MethodOf<'basic.publish'>;

interface ChannelConsumer {
  readonly consumer: Consumer;
  readonly queue: Queue;
}

export class Channel implements ConsumerChannel {
  /** `'closing'`: we sent `channel.close` and wait for the answer; what comes meanwhile is ignored. */
  state: 'open' | 'closing' = 'open';
  /** The last queue declared here: what an empty queue name means. */
  lastQueue: string | undefined;
  /** What `basic.qos` set for consumers to come, 0 for no limit. */
  consumerPrefetch = 0;
  confirms: PublisherConfirms | undefined;
  transaction: Transaction | undefined;
  /** Where replies to this channel's requests go (`reply-to.ts`), once it has asked for them. */
  replyQueue: Queue | undefined;
  readonly counts = new ChannelCounts();
  readonly exchangeAccounts: ExchangeAccounts;
  /** False after the client's `channel.flow(active=false)`. */
  private flowing = true;
  /** Limit over all consumers of the channel, Infinity for none. */
  channelPrefetch = Infinity;
  /** What that limit counts: deliveries to consumers, until they are settled and that is committed. */
  private consumedCount = 0;
  private nextDeliveryTag = 1;
  readonly unacked: Unacked;
  /** By tag; nobody else changes them. */
  readonly consumers = new Map<string, ChannelConsumer>();
  /** The last publish that was routed, and where it goes while `topologyVersion` stands. */
  private routedPublish: Publish | undefined;
  private routedVersion = -1;
  private routedQueues: readonly Queue[] = [];

  constructor(
    readonly connection: Connection,
    readonly number: number,
    readonly vhost: VHost,
    readonly broker: Broker,
  ) {
    this.exchangeAccounts = new ExchangeAccounts(vhost);
    this.unacked = new Unacked(broker.timetable);
  }

  send(method: Method): void {
    this.connection.outbound.method(this.number, method);
  }

  get rights(): Rights {
    return this.connection.admission!.rights;
  }

  /** True while a limit holds for all consumers of the channel together. */
  get hasChannelPrefetch(): boolean {
    return this.channelPrefetch !== Infinity;
  }

  get consumerCount(): number {
    return this.consumers.size;
  }

  /** False while the client wants no deliveries, or does not read. */
  get reachable(): boolean {
    return this.flowing && !this.connection.outbound.congested;
  }

  get open(): boolean {
    return this.reachable && this.consumedCount < this.channelPrefetch;
  }

  // --- publishing ---

  /** The queues a publish is remembered to go to, or `undefined` when it must be routed. */
  knownRoute(publish: Publish): readonly Queue[] | undefined {
    if (this.routedPublish !== publish || this.routedVersion !== this.vhost.topologyVersion) return undefined;
    return this.routedQueues;
  }

  rememberRoute(publish: Publish, queues: readonly Queue[]): void {
    this.routedPublish = publish;
    this.routedVersion = this.vhost.topologyVersion;
    this.routedQueues = queues;
  }

  startConfirms(): void {
    this.confirms ??= this.broker.interference.newConfirms(this);
  }

  /** Counts a publish on a confirm channel. */
  published(commit: number): void {
    this.counts.publishToConfirm++;
    this.confirms!.published(commit);
    this.broker.awaitCommit(this);
  }

  /** Sends a reply once `commit` is durable; the connection's next command is taken after that. Call it last. */
  sendWhenCommitted(method: Method, commit: number): void {
    const { broker, connection } = this;
    if (commit <= broker.store.committed) {
      this.send(method);
      return;
    }
    connection.hold();
    broker.afterCommit(commit, () => {
      if (this.state === 'open') this.send(method);
      connection.resume();
    });
  }

  /** Sends the confirms that `committed` covers; returns true when there are more to wait for. */
  committed(committed: number): boolean {
    if (this.state !== 'open') return false;
    if (this.confirms === undefined) return false;
    this.counts.confirm += this.confirms.flush(
      committed,
      (deliveryTag, multiple) => {
        this.send({ name: 'basic.ack', deliveryTag, multiple });
      },
      (deliveryTag) => {
        this.send({ name: 'basic.nack', deliveryTag, multiple: false, requeue: false });
      },
    );
    return this.confirms.waiting;
  }

  // --- consuming ---

  findConsumer(tag: string): ChannelConsumer | undefined {
    return this.consumers.get(tag);
  }

  addConsumer(consumer: Consumer, queue: Queue): void {
    this.consumers.set(consumer.tag, { consumer, queue });
    queue.addConsumer(consumer);
  }

  /** The client cancels; its unacked deliveries stay with the channel. */
  removeConsumer({ consumer, queue }: ChannelConsumer): void {
    this.consumers.delete(consumer.tag);
    this.vhost.removeConsumer(queue, consumer);
  }

  consumerCancelled(consumer: Consumer): void {
    this.consumers.delete(consumer.tag);
    if (this.state === 'open' && this.connection.capabilities.consumerCancelNotify) {
      this.send({ name: 'basic.cancel', consumerTag: consumer.tag, noWait: true });
    }
  }

  overdue({ consumer, entries }: Overdue): void {
    // What a transaction has settled is settled, as far as the client knows.
    const back = this.unacked.takeBack(entries);
    const known = consumer === undefined ? undefined : this.consumers.get(consumer.tag);
    this.settle(back, 'failed');
    if (known !== undefined && known.consumer === consumer) this.cancel(known);
  }

  /** Ends consumers of queues that the user may not read any more. */
  cancelForbidden(): void {
    for (const known of [...this.consumers.values()]) {
      const { queue } = known;
      if (queue !== this.replyQueue && !this.rights.may('read', 'queue', queue.name)) this.cancel(known);
    }
  }

  private cancel({ consumer, queue }: ChannelConsumer): void {
    this.consumerCancelled(consumer);
    this.vhost.removeConsumer(queue, consumer);
  }

  deliver(consumer: Consumer, entry: Entry): void {
    entry.deliveryTag = this.nextDeliveryTag++;
    const { counts } = this;
    if (consumer.noAck) {
      counts.deliverNoAck++;
    } else {
      counts.deliver++;
      this.consumedCount++;
      this.unacked.add(entry);
    }
    if (entry.redelivered) counts.redeliver++;
    this.connection.outbound.deliver(this.number, consumer.tag, deliveryOf(entry));
    if (this.vhost.tracing) traceDelivery(this, entry, this.consumers.get(consumer.tag)?.queue.name);
  }

  /** A message was fetched with `basic.get`. */
  fetched(entry: Entry, noAck: boolean): void {
    const { counts } = this;
    entry.deliveryTag = this.nextDeliveryTag++;
    if (entry.redelivered) counts.redeliver++;
    if (noAck) {
      counts.getNoAck++;
      return;
    }
    counts.get++;
    this.unacked.add(entry);
  }

  setChannelPrefetch(count: number): void {
    this.channelPrefetch = count === 0 ? Infinity : count;
    this.wakeConsumers();
  }

  setFlow(active: boolean): void {
    this.flowing = active;
    this.wakeConsumers();
  }

  /** Consumers that stood aside may have room again. */
  wakeConsumers(): void {
    for (const { consumer, queue } of this.consumers.values()) queue.wakeConsumer(consumer);
  }

  // --- settling ---

  /**
   * Takes unacked deliveries by tag: one, or all up to it; `undefined` when the tag is unknown. One whose
   * delivery was taken back for being late is none that a client could know to be unknown.
   */
  takeUnacked(deliveryTag: number, multiple: boolean): readonly Entry[] | undefined {
    if (multiple) return deliveryTag === 0 ? this.unacked.takeAll() : this.unacked.takeUpTo(deliveryTag);
    const entry = this.unacked.take(deliveryTag);
    if (entry !== undefined) return [entry];
    return this.unacked.isForgiven(deliveryTag) ? [] : undefined;
  }

  /** Gives deliveries back to their queues, or ends them. */
  settle(entries: readonly Entry[], settlement: Settlement): void {
    for (const { consumer } of entries) {
      if (consumer === undefined) continue;
      consumer.unackedCount--;
      this.consumedCount--;
    }
    const goBack = settlement === 'returned' || settlement === 'failed';
    if (goBack) takeBack(entries, settlement);
    else if (settlement === 'ack') this.acknowledge(entries);
    else for (const entry of entries) entry.lane.discard(entry);
    // Entries that go back forget their consumers; a limit of the channel concerns all of them.
    if (goBack || this.channelPrefetch !== Infinity) this.wakeConsumers();
    else this.wakeConsumersOf(entries);
  }

  /** Puts deliveries back that a transaction took. */
  restoreUnacked(entries: readonly Entry[]): void {
    const all = [...this.unacked.takeAll(), ...entries].sort((a, b) => a.deliveryTag - b.deliveryTag);
    for (const entry of all) this.unacked.add(entry);
  }

  /** Ends the channel: consumers go, deliveries go back to their queues. */
  release(): void {
    for (const { consumer, queue } of [...this.consumers.values()]) this.vhost.removeConsumer(queue, consumer);
    this.consumers.clear();
    if (this.transaction !== undefined) {
      for (const { entries } of this.transaction.settlements) this.restoreUnacked(entries);
      this.transaction = undefined;
    }
    this.settle(this.unacked.takeAll(), 'failed');
    this.vhost.gone.addChannel(this.counts);
  }

  private acknowledge(entries: readonly Entry[]): void {
    this.counts.ack += entries.length;
    for (const entry of entries) entry.lane.settle(entry);
  }

  private wakeConsumersOf(entries: readonly Entry[]): void {
    let last: Consumer | undefined;
    for (const { consumer } of entries) {
      if (consumer === last || consumer?.waiting !== true) continue;
      last = consumer;
      const known = this.consumers.get(consumer.tag);
      if (known?.consumer === consumer) known.queue.wakeConsumer(consumer);
    }
  }
}
