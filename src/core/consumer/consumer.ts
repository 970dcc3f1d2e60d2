/**
 * A consumer: one `basic.consume` of a channel on a queue, until it is cancelled.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import type { Entry } from '../lane/entry.js';
import type { Overdue } from './ack-deadlines.js';
import { priorityOf, timeoutOf } from './consumer-arguments.js';

/** The channel, as seen from a consumer. */
export interface ConsumerChannel {
  /** False while the channel's own limit, its flow state or its connection forbids deliveries. */
  readonly open: boolean;
  /** Sends an entry to the client. */
  deliver(consumer: Consumer, entry: Entry): void;
  /** The consumer's queue is gone. */
  consumerCancelled(consumer: Consumer): void;
  /** Deliveries have been unacked for too long: they go back, and their consumer is cancelled. */
  overdue(overdue: Overdue): void;
}

export interface ConsumerOptions {
  readonly tag: string;
  readonly noAck: boolean;
  readonly exclusive: boolean;
  /** Unacked deliveries it may have, 0 for no limit. */
  readonly prefetch: number;
  readonly arguments: FieldTable;
}

export class Consumer {
  readonly tag: string;
  readonly noAck: boolean;
  readonly exclusive: boolean;
  readonly arguments: FieldTable;
  /** The higher it is, the earlier the consumer is served. */
  readonly priority: number;
  /** How long a delivery to it may stay unacked; `undefined` for what the queue says. */
  readonly timeoutMs: number | undefined;
  /** Deliveries that are not settled yet. */
  unackedCount = 0;
  /** True while it stands aside because it had no room. */
  waiting = false;
  /** Unacked deliveries it may have, Infinity for no limit. */
  readonly prefetch: number;

  constructor(
    readonly channel: ConsumerChannel,
    options: ConsumerOptions,
  ) {
    this.tag = options.tag;
    this.noAck = options.noAck;
    this.exclusive = options.exclusive;
    this.arguments = options.arguments;
    this.priority = priorityOf(options.arguments);
    this.timeoutMs = timeoutOf(options.arguments);
    // A consumer that does not acknowledge has nothing to count (RabbitMQ: prefetch is ignored for no-ack).
    this.prefetch = options.noAck || options.prefetch === 0 ? Infinity : options.prefetch;
  }

  get hasRoom(): boolean {
    return this.unackedCount < this.prefetch && this.channel.open;
  }
}
