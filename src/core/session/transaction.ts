/**
 * What a channel in tx mode has done and not committed (specification section 1.9).
 *
 * Messages are routed when they are published; returns, queueing and settlements happen at commit, all
 * in one turn and so in one commit of the store.
 */
import { Arena } from '../../wire/content/arena.js';
import { ChannelError } from '../../wire/methods/errors.js';
import { ENTRY_HEAP_BYTES } from '../limits.js';
import type { Message } from '../message.js';
import type { Entry, Return } from '../lane/entry.js';
import type { Queue } from '../queue/queue.js';
import type { Route } from '../routing/route.js';

export interface TransactedPublish {
  readonly message: Message;
  readonly queues: readonly Queue[];
  readonly mandatory: boolean;
  /** Of a message that is not to come twice: finds its way, which may not be what it was, once the transaction is committed. */
  readonly routeAtLast: (() => Route) | undefined;
}

/** How deliveries are settled. */
export type Settlement = 'ack' | 'discard' | Return;

export interface TransactedSettlement {
  readonly entries: readonly Entry[];
  readonly settlement: Settlement;
}

export class Transaction {
  publishes: TransactedPublish[] = [];
  settlements: TransactedSettlement[] = [];
  private arena = new Arena();
  /** What `publishes` take. */
  private bytes = 0;

  constructor(private readonly bytesMax: number) {}

  /** @throws ChannelError 406 when the transaction grows too large */
  publish(publish: TransactedPublish): void {
    const { message } = publish;
    this.bytes += message.content.byteLength + ENTRY_HEAP_BYTES;
    if (this.bytes > this.bytesMax) {
      throw new ChannelError('PRECONDITION_FAILED', `transaction is larger than ${this.bytesMax} bytes`);
    }
    message.content.retain(this.arena);
    this.publishes.push(publish);
  }

  settle(entries: readonly Entry[], settlement: Settlement): void {
    this.settlements.push({ entries, settlement });
  }

  /** Forgets everything. */
  clear(): void {
    this.publishes = [];
    this.settlements = [];
    this.bytes = 0;
    this.arena = new Arena();
  }
}
