/**
 * Whom a queue belongs to: a vhost, and a connection if it is exclusive.
 */
import type { DeathReason } from '../dead-letter/death.js';
import type { Message } from '../message.js';
import type { Peer } from '../ports.js';
import type { Queue } from './queue.js';

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
  readonly name: string;
  readonly peer: Pick<Peer, 'address' | 'port'>;
  readonly exclusiveQueues: Set<Queue>;
}
