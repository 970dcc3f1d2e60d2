/**
 * What is said of the way that a message would take.
 */
import type { FieldTable } from '../../wire/values/field-table.js';

export interface Explanation {
  /** The exchanges that it would visit, in order. */
  readonly exchanges: readonly ExplainedExchange[];
  /** The queues that it would reach. */
  readonly queues: readonly ExplainedQueue[];
}

export interface ExplainedExchange {
  readonly name: string;
  readonly type: string;
  /** How the message came here: it was published here, by a binding, or as to an alternate exchange. */
  readonly reachedBy: 'publish' | 'binding' | 'alternate';
  readonly matching: readonly ExplainedBinding[];
  /** Bindings that do not match. */
  readonly others: readonly ExplainedBinding[];
  /** Bindings that are not listed: there are too many. */
  readonly unlistedCount: number;
  /** What else the exchange does: delays it, has seen it before, picks by chance. */
  readonly notes: readonly string[];
}

export interface ExplainedBinding {
  readonly destinationKind: 'queue' | 'exchange';
  readonly destination: string;
  /** The binding key. */
  readonly routingKey: string;
  readonly arguments: FieldTable;
  readonly why: string;
}

/** What would happen to it in a queue, beside that it waits for a consumer. */
export type QueueEffect =
  /** Nothing is delivered for now. */
  | 'paused'
  /** The queue is full and takes no more. */
  | 'refused'
  /** The queue is full: its first message goes. */
  | 'drops-first'
  /** Unless a consumer can take it at once. */
  | 'expires-at-once'
  /** The queue has one that it takes for the same. */
  | 'duplicate';

export interface ExplainedQueue {
  readonly name: string;
  /** True when it is chance whether it goes here, or time: it would be delayed on its way. */
  readonly isCertain: boolean;
  readonly effects: readonly QueueEffect[];
}
