/**
 * Taking messages out of a queue without a connection, as many `basic.get`s would; then all of them are settled,
 * or go back to where they were.
 */
import type { Content } from '../../wire/content/content.js';
import type { Actor } from '../acting/actor.js';
import { gettableQueue } from '../acting/getting.js';
import type { ConsumerChannel } from '../consumer/consumer.js';
import type { Entry } from '../lane/entry.js';
import { FETCHED_BYTES_MAX, FETCHED_MESSAGES_MAX } from '../limits.js';
import type { Queue } from '../queue/queue.js';
import { notFound } from '../refusals.js';
import { deliveryOf } from '../session/redelivery.js';
import { takeBack } from '../session/take-back.js';
import { traceDelivery } from '../session/tracing.js';
import { ChannelCounts } from '../statistics/channel-counts.js';
import { outsider } from './outsider.js';

/** What becomes of the messages, in the words of RabbitMQ's HTTP API. */
export const ackModes = [
  'ack_requeue_true',
  'ack_requeue_false',
  'reject_requeue_true',
  'reject_requeue_false',
] as const;
export type AckMode = (typeof ackModes)[number];

export interface FetchOptions {
  /** Messages at the most; a negative number is for as many as FETCHED_MESSAGES_MAX and FETCHED_BYTES_MAX allow. */
  readonly count: number;
  readonly ackMode: AckMode;
}

export interface FetchedMessage {
  readonly exchange: string;
  readonly routingKey: string;
  readonly redelivered: boolean;
  /** Messages that were ready behind it. */
  readonly messageCount: number;
  readonly content: Content;
}

/**
 * Fetches messages, in queue order; `onFetched` may be called at once. It hears of no more than the bounds allow,
 * and of an error when the queue went meanwhile.
 *
 * @throws ChannelError 403, 404 or 405
 */
export function fetchMessages(
  actor: Actor,
  queueName: string,
  options: FetchOptions,
  onFetched: (outcome: readonly FetchedMessage[] | Error) => void,
): void {
  new Fetching(actor, gettableQueue(actor, queueName), options, onFetched).goOn();
}

class Fetching implements ConsumerChannel {
  readonly open = false;
  private entries: Entry[] = [];
  private readonly fetched: FetchedMessage[] = [];
  private bytes = 0;
  private readonly counts = new ChannelCounts();

  constructor(
    private readonly actor: Actor,
    private readonly queue: Queue,
    private readonly options: FetchOptions,
    private readonly onFetched: (outcome: readonly FetchedMessage[] | Error) => void,
  ) {}

  /** Fetches on; where the next one has to be read first, later. */
  goOn(): void {
    const { queue, fetched } = this;
    const { count } = this.options;
    const countMax = count < 0 ? FETCHED_MESSAGES_MAX : Math.min(count, FETCHED_MESSAGES_MAX);
    queue.enforceLimits();
    while (!queue.deleted && fetched.length < countMax && this.bytes < FETCHED_BYTES_MAX) {
      if (queue.mustReadFirst()) {
        queue.awaitFirst(() => {
          this.goOn();
        });
        return;
      }
      const entry = queue.get(false, this);
      if (entry === undefined) break;
      this.add(entry);
    }
    this.end();
  }

  private add(entry: Entry): void {
    const { actor, queue, counts } = this;
    const { redelivered, message } = deliveryOf(entry);
    const { exchange, routingKey, content } = message;
    this.entries.push(entry);
    this.fetched.push({ exchange, routingKey, redelivered, messageCount: queue.readyCount, content });
    this.bytes += content.byteLength;
    counts.get++;
    if (redelivered) counts.redeliver++;
    if (actor.vhost.tracing) traceDelivery(outsider(actor), entry, queue.name);
  }

  private end(): void {
    const { actor, queue, fetched, counts } = this;
    if (fetched.length === 0) counts.getEmpty++;
    this.settle(this.options.ackMode);
    actor.vhost.gone.addChannel(counts);
    actor.broker.requestTurn();
    this.onFetched(queue.deleted && fetched.length === 0 ? notFound('queue', queue.name, queue.vhost) : fetched);
  }

  private settle(ackMode: AckMode): void {
    const { entries } = this;
    this.entries = [];
    switch (ackMode) {
      case 'ack_requeue_true':
        takeBack(entries, 'returned');
        return;
      case 'reject_requeue_true':
        takeBack(entries, 'failed');
        return;
      case 'ack_requeue_false':
        this.counts.ack += entries.length;
        for (const entry of entries) entry.lane.settle(entry);
        return;
      case 'reject_requeue_false':
        for (const entry of entries) entry.lane.discard(entry);
    }
  }

  // --- as a channel: nothing is delivered to it ---

  deliver(): void {
    return;
  }

  consumerCancelled(): void {
    return;
  }

  /** Reading took longer than a delivery may stay unacked. */
  overdue({ entries }: { readonly entries: readonly Entry[] }): void {
    const late = this.entries.filter((entry) => entries.includes(entry));
    this.entries = this.entries.filter((entry) => !late.includes(entry));
    takeBack(late, 'failed');
  }
}
