/**
 * What a lane asks of its queue, and of the broker.
 */
import type { DeathReason } from '../dead-letter/death.js';
import type { QueueValues } from '../deduplication/queue-values.js';
import type { Restoration } from '../deduplication/restoration.js';
import type { Message } from '../message.js';
import type { PagingSurroundings } from '../paging/read-ahead.js';
import type { QueueCounts } from '../statistics/queue-counts.js';
import type { Timetable } from '../timetable.js';
import type { Entry, Return } from './entry.js';

export interface LaneSurroundings extends PagingSurroundings {
  readonly timetable: Timetable;
  readonly restoration: Restoration;
}

/** The queue, as seen from its lanes. */
export interface LaneQueue {
  readonly definition: { readonly durable: boolean };
  readonly counts: QueueCounts;
  /** By which it tells duplicates; undefined when it takes them. */
  readonly values?: QueueValues | undefined;
  readonly deleted: boolean;
  readonly consumerCount: number;
  hasHungryConsumer(): boolean;
  mark(): void;
  /** Milliseconds that a message has that comes now, Infinity without end. */
  timeToLive(message: Message): number;
  /** Milliseconds that an entry waits before it is ready again; 0: it does not. */
  delayOf(entry: Entry, how: Return): number;
  /** True when the entry has come back too often. */
  isSpent(entry: Entry): boolean;
  /** True when somebody wants the messages that expire. */
  readonly buriesExpired: boolean;
  /** The message dies: its dead letter goes where it is to go. */
  bury(message: Message, reason: DeathReason): void;
  /** From now on there is something that has a time. */
  becameTimed(): void;
  /** A delivery has ended, one way or the other. */
  deliveryEnded(entry: Entry): void;
}
