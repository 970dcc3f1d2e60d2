/**
 * The routes of a vhost while some of its messages are to meet a fault: they are refused, or reach nobody.
 */
import type { Message } from '../../core/message.js';
import type { Queue } from '../../core/queue/queue.js';
import type { Exchange } from '../../core/routing/exchange.js';
import { type Route, takeClaims } from '../../core/routing/route.js';
import type { MessageRoutes } from '../../core/vhost/routes.js';

/** Which messages: all that agree with what is given. */
export interface MessageFilter {
  /** Default `/`. */
  readonly vhost?: string;
  /** To which they are published; empty for the default exchange. */
  readonly exchange?: string;
  readonly routingKey?: string;
  /** A queue that they would reach, beside others. */
  readonly queue?: string;
}

/** What becomes of a message instead of what should. */
export interface Diversion {
  readonly filter: MessageFilter;
  /** Where it goes: to a queue that takes nothing, or to none. */
  readonly queues: readonly Queue[];
  /** It has met a message. */
  strike(): void;
}

export class DivertedRoutes implements MessageRoutes {
  readonly diversions = new Set<Diversion>();

  constructor(readonly inner: MessageRoutes) {}

  find(exchange: Exchange, message: Message, furtherKeys: readonly string[]): Route {
    const found = this.inner.find(exchange, message, furtherKeys);
    for (const diversion of this.diversions) {
      if (!isMeant(diversion.filter, message, found)) continue;
      const { queues } = diversion;
      diversion.strike();
      return { queues, stableWith: 'nothing' };
    }
    // The next one may meet a fault, so that nobody may remember the way of this one.
    return { ...found, stableWith: 'nothing' };
  }

  take(exchange: Exchange, message: Message, furtherKeys: readonly string[]): Route {
    return takeClaims(this.find(exchange, message, furtherKeys));
  }

  release(queue: Queue, waited: Message): void {
    this.inner.release(queue, waited);
  }

  replay(exchange: Exchange, destination: Parameters<MessageRoutes['replay']>[1]): void {
    this.inner.replay(exchange, destination);
  }

  clear(): void {
    this.inner.clear();
  }
}

function isMeant({ exchange, routingKey, queue }: MessageFilter, message: Message, { queues }: Route): boolean {
  if ((exchange ?? message.exchange) !== message.exchange) return false;
  if ((routingKey ?? message.routingKey) !== message.routingKey) return false;
  return queue === undefined || queues.some(({ name }) => name === queue);
}
