/**
 * A queue by its name, looked at whenever something is asked of it: it may come and go meanwhile.
 */
import type { Broker } from '../../core/broker.js';
import { delayedOf } from '../../core/browsing/walking/delayed-messages.js';
import type { FoundMessage } from '../../core/browsing/walking/found-message.js';
import { QueueWalk } from '../../core/browsing/walking/queue-walk.js';
import { Inspection } from '../../core/inspect/inspection.js';
import { QueueFacts } from '../../core/inspect/queue-facts.js';
import { type JsonObject, tableToJson } from '../../core/json/table-json.js';
import type { EntryLane } from '../../core/lane/entry.js';
import { resourceText } from '../../core/refusals.js';
import { EmbeddingError } from '../embedding-error.js';
import { type ConsumerView, consumerView } from './connection-view.js';
import { type DelayedView, type MessageView, type UnackedView, messageView } from './message-view.js';

/** All but `exists` throw an EmbeddingError, ERR_EMBEDDING_NOT_FOUND, while there is no such queue. */
export class QueueView {
  /** Out of sight of whoever prints or compares this. */
  readonly #broker: Broker;

  constructor(
    broker: Broker,
    readonly vhost: string,
    readonly name: string,
  ) {
    this.#broker = broker;
  }

  get exists(): boolean {
    return this.#broker.findVHost(this.vhost)?.findQueue(this.name) !== undefined;
  }

  /** Messages that wait for a consumer. */
  get readyCount(): number {
    return this.facts.messagesReady;
  }

  /** Messages that clients have and have not settled. */
  get unackedCount(): number {
    return this.facts.messagesUnacknowledged;
  }

  /** Messages that came back and wait until they are ready again (delayed retry). */
  get delayedCount(): number {
    return this.facts.messagesDelayed;
  }

  /** All of these. */
  get messageCount(): number {
    return this.facts.messages;
  }

  get consumerCount(): number {
    return this.facts.consumerCount;
  }

  get consumers(): readonly ConsumerView[] {
    return new Inspection(this.#broker).consumersOfQueue(this.facts).map(consumerView);
  }

  get type(): string {
    return this.facts.type;
  }

  get durable(): boolean {
    return this.facts.durable;
  }

  get exclusive(): boolean {
    return this.facts.exclusive;
  }

  get autoDelete(): boolean {
    return this.facts.autoDelete;
  }

  get arguments(): JsonObject {
    return tableToJson(this.facts.arguments);
  }

  /**
   * What is ready, in the order in which it would be delivered; nothing is taken out or changed.
   *
   * @param limit messages at the most, from the first one on; by default all of them, those on disk too
   */
  async messages(limit = Infinity): Promise<readonly MessageView[]> {
    const { facts } = this;
    const broker = this.#broker;
    const { timetable } = broker;
    const found: MessageView[] = [];
    const isComplete = await new Promise<boolean>((resolve) => {
      const walk = new QueueWalk(facts.queue, timetable, {
        visit: (messages) => {
          for (const one of messages) if (found.length < limit) found.push(messageView(one));
          return found.length < limit;
        },
        end: resolve,
      });
      walk.begin();
      broker.requestTurn();
    });
    if (!isComplete && found.length < limit) throw this.notFound();
    return found;
  }

  /** What came back and waits until it is ready again (delayed retry), the next that is due first. */
  async delayed(): Promise<readonly DelayedView[]> {
    const { queue } = this.facts;
    const found = await new Promise<readonly FoundMessage[]>((resolve) => delayedOf(queue, Infinity, resolve));
    return found.map((one) => ({ ...messageView(one), dueAt: one.delayedUntil }));
  }

  /** What clients have and have not settled, oldest delivery of each channel first. */
  unacked(): readonly UnackedView[] {
    const { queue } = this.facts;
    const lanes = new Set<EntryLane>(queue.lanes.all);
    return [...this.#broker.connections].flatMap(({ name: connection, channels }) =>
      [...channels.values()].flatMap((channel) => {
        const settled = channel.transaction?.settlements.flatMap(({ entries }) => entries) ?? [];
        const entries = [...channel.unacked, ...settled].filter(({ lane }) => lanes.has(lane));
        return entries.map((entry) => ({
          ...messageView(entry),
          consumerTag: entry.consumer?.tag,
          connection,
          channel: channel.number,
          deliveryTag: entry.deliveryTag,
          deliveredAt: channel.unacked.sentAt(entry.deliveryTag),
        }));
      }),
    );
  }

  /** In the words of an error. */
  describe(): string {
    const text = resourceText('queue', this.name, this.vhost);
    if (!this.exists) return `no ${text}`;
    const { readyCount, unackedCount, delayedCount, consumerCount } = this;
    const delayed = delayedCount === 0 ? '' : `, ${delayedCount} delayed`;
    return `${text}: ${readyCount} ready, ${unackedCount} unacked${delayed}, ${consumerCount} consumers`;
  }

  private get facts(): QueueFacts {
    const vhost = this.#broker.findVHost(this.vhost);
    const queue = vhost?.findQueue(this.name);
    if (vhost === undefined || queue === undefined) throw this.notFound();
    return new QueueFacts(queue, vhost);
  }

  private notFound(): EmbeddingError {
    return new EmbeddingError('ERR_EMBEDDING_NOT_FOUND', `no ${resourceText('queue', this.name, this.vhost)}`);
  }
}
