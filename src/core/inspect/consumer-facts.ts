/**
 * A consumer, as those see it who look at a broker from outside.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import { isSingleActive } from '../consumer/single-active.js';
import type { Consumer } from '../consumer/consumer.js';
import type { Queue } from '../queue/queue.js';
import type { Channel } from '../session/channel.js';
import { ChannelFacts } from './channel-facts.js';

export class ConsumerFacts {
  readonly channel: ChannelFacts;

  constructor(
    readonly consumer: Consumer,
    readonly queue: Queue,
    channel: Channel,
  ) {
    this.channel = new ChannelFacts(channel);
  }

  get consumerTag(): string {
    return this.consumer.tag;
  }

  get vhost(): string {
    return this.queue.vhost;
  }

  get queueName(): string {
    return this.queue.name;
  }

  get ackRequired(): boolean {
    return !this.consumer.noAck;
  }

  get exclusive(): boolean {
    return this.consumer.exclusive;
  }

  /** 0 for no limit. */
  get prefetchCount(): number {
    const { prefetch } = this.consumer;
    return prefetch === Infinity ? 0 : prefetch;
  }

  get priority(): number {
    return this.consumer.priority;
  }

  get arguments(): FieldTable {
    return this.consumer.arguments;
  }

  get messagesUnacknowledged(): number {
    return this.consumer.unackedCount;
  }

  /** False while it waits for the single active consumer to go. */
  get active(): boolean {
    return this.queue.isActive(this.consumer);
  }

  get activityStatus(): 'up' | 'single_active' | 'waiting' {
    if (!isSingleActive(this.queue.definition)) return 'up';
    return this.active ? 'single_active' : 'waiting';
  }
}
