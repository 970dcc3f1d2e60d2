/**
 * How a queue is consumed.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import type { PlainTable } from '../values/field-values.js';
import type { Delivery } from './delivery.js';

/** Takes one delivery. What it returns is awaited. */
export type DeliveryHandler = (delivery: Delivery) => unknown;

/** Tries again later: the message waits in a queue of its own, `<queue>.retry.<delay>`, and then comes back. */
export interface DelayedRetry {
  /** Milliseconds before each further attempt; after the last one the message is dead-lettered. */
  readonly delaysMs: readonly number[];
}

/** What becomes of a message whose handler threw. */
export type FailureAction = 'requeue' | 'dead-letter' | DelayedRetry;

export interface ConsumeOptions {
  /** Default: one that is unique. */
  readonly consumerTag?: string;
  /** The broker forgets a message once it is sent. Default: false. */
  readonly noAck?: boolean;
  readonly exclusive?: boolean;
  /** RabbitMQ takes no notice of it. */
  readonly noLocal?: boolean;
  /** Consumers of a higher priority are served first (`x-priority`). Default: 0. */
  readonly priority?: number;
  readonly arguments?: PlainTable | FieldTable;
  /**
   * Unacked deliveries that this consumer may hold; 0 for no bound. Default: what `qos` of the channel said, else
   * 256 (`limits.prefetchCount`).
   */
  readonly prefetchCount?: number;
  /** Handlers that run at the same time. Default: as many as there are deliveries. */
  readonly concurrency?: number;
  /**
   * `automatic`: acked when the handler has returned, or its promise resolved; see `onFailure` for when it throws.
   * `manual`: the handler does it itself. Default: automatic with a handler, manual without.
   */
  readonly settle?: 'automatic' | 'manual';
  /** What becomes of a message whose handler threw, or a function that decides. Default: requeue. */
  readonly onFailure?: FailureAction | ((error: Error, delivery: Delivery) => FailureAction | Promise<FailureAction>);
  /** Cancels the consumer. */
  readonly signal?: AbortSignal;
}
