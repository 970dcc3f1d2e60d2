/**
 * What a channel in tx mode has done and not committed (specification section 1.9).
 *
 * Messages are routed when they are published; returns, queueing and settlements happen at commit, all
 * in one turn and so in one commit of the store.
 */
import { Arena } from '../../wire/content/arena.js';
import type { Message } from '../message.js';
import type { Entry } from '../queue/entry.js';
import type { Queue } from '../queue/queue.js';

export interface TransactedPublish {
  readonly message: Message;
  readonly queues: readonly Queue[];
  readonly mandatory: boolean;
}

/** How deliveries are settled. */
export type Settlement = 'ack' | 'requeue' | 'discard';

export interface TransactedSettlement {
  readonly entries: readonly Entry[];
  readonly settlement: Settlement;
}

export class Transaction {
  publishes: TransactedPublish[] = [];
  settlements: TransactedSettlement[] = [];
  /** Deliveries in `settlements`: they count as unacked until the commit. */
  settledCount = 0;
  private arena = new Arena();

  publish(message: Message, queues: readonly Queue[], mandatory: boolean): void {
    message.content.retain(this.arena);
    this.publishes.push({ message, queues, mandatory });
  }

  settle(entries: readonly Entry[], settlement: Settlement): void {
    this.settlements.push({ entries, settlement });
    this.settledCount += entries.length;
  }

  /** Forgets everything. */
  clear(): void {
    this.publishes = [];
    this.settlements = [];
    this.settledCount = 0;
    this.arena = new Arena();
  }
}
