/**
 * Dead letters: messages that leave a queue without being acknowledged, on their way to the exchange that
 * the queue names (RabbitMQ). They are in their new queues in the same commit in which they leave the old one.
 */
import { Message } from '../message.js';
import type { Queue } from '../queue/queue.js';
import type { Exchange } from '../routing/exchange.js';
import type { Route } from '../routing/route.js';
import { blindKeysOf, furtherKeys, withoutCopies } from '../routing/sender-selected.js';
import { leadsBack } from './cycle.js';
import type { DeathReason } from './death.js';
import { withDeath } from './with-death.js';

/** The ways through the vhost. */
export interface DeadLetterRoutes {
  take(exchange: Exchange, message: Message, furtherKeys: readonly string[]): Route;
}

interface DeadLetter {
  readonly queue: Queue;
  readonly message: Message;
  readonly reason: DeathReason;
}

export class DeadLetters {
  /** Those that came while another was on its way: a chain may be of any length. */
  private readonly waiting: DeadLetter[] = [];
  private isSending = false;

  constructor(
    private readonly exchanges: ReadonlyMap<string, Exchange>,
    private readonly routes: DeadLetterRoutes,
    private readonly now: () => number,
  ) {}

  /** Sends a message of a queue that has a dead-letter exchange; if that is not there the message is dropped. */
  send(queue: Queue, message: Message, reason: DeathReason): void {
    this.waiting.push({ queue, message, reason });
    if (this.isSending) return;
    this.isSending = true;
    try {
      // More may come to the list meanwhile.
      for (const letter of this.waiting) this.place(letter);
    } finally {
      this.waiting.length = 0;
      this.isSending = false;
    }
  }

  private place({ queue, message, reason }: DeadLetter): void {
    const { deadLetterExchange, deadLetterRoutingKey } = queue.settings;
    const exchange = deadLetterExchange === undefined ? undefined : this.exchanges.get(deadLetterExchange);
    if (exchange === undefined) return;
    const copies = furtherKeys(message.content);
    const content = withDeath(message.content, {
      queue: queue.name,
      reason,
      exchange: message.exchange,
      routingKeys: [message.routingKey, ...copies],
      timeSeconds: Math.floor(this.now() / 1000),
    });
    // RabbitMQ: a key that the queue names takes the place of all keys of the message, from now on.
    const isRenamed = deadLetterRoutingKey !== undefined;
    const sent = isRenamed ? withoutCopies(content) : content;
    const letter = new Message(exchange.name, deadLetterRoutingKey ?? message.routingKey, sent);
    const keys = isRenamed ? [] : [...copies, ...blindKeysOf(message)];
    for (const target of this.routes.take(exchange, letter, keys).queues) {
      if (!leadsBack(content, target.name)) target.enqueue(letter);
    }
  }
}
