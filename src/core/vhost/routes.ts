/**
 * The ways of messages through a vhost, those that were found remembered.
 */
import { expirationOf } from '../expiration.js';
import { Message } from '../message.js';
import type { Queue } from '../queue/queue.js';
import type { Destination } from '../routing/binding.js';
import { withDelayOver } from '../routing/delay.js';
import type { Exchange } from '../routing/exchange.js';
import { RouteCache } from '../routing/route-cache.js';
import { type Route, type RouteSurroundings, route, takeClaims } from '../routing/route.js';
import { blindKeysOf, furtherKeys, noFurtherKeys } from '../routing/sender-selected.js';

export interface RouteLimits {
  readonly routeHopsMax: number;
  readonly cachedRoutesMax: number;
}

/** What others ask of them: a test of a client may put something in between. */
export type MessageRoutes = Pick<Routes, keyof Routes>;

export class Routes {
  private readonly cache: RouteCache;
  private readonly surroundings: RouteSurroundings;

  constructor(
    limits: RouteLimits,
    private readonly exchanges: ReadonlyMap<string, Exchange>,
  ) {
    this.cache = new RouteCache(limits.cachedRoutesMax);
    this.surroundings = { find: (exchange) => exchanges.get(exchange), hopsMax: limits.routeHopsMax };
  }

  /** The queues that a message published to `exchange` reaches now, and how long that stays so. */
  take(exchange: Exchange, message: Message, furtherKeys: readonly string[]): Route {
    return takeClaims(this.find(exchange, message, furtherKeys));
  }

  /** The same for a message that may be published later: whoever does that takes its claims. */
  find(exchange: Exchange, message: Message, furtherKeys: readonly string[]): Route {
    if (furtherKeys.length > 0) return route(exchange, message, furtherKeys, this.surroundings);
    const known = exchange.routes.get(message.routingKey);
    if (known !== undefined) return { queues: known, stableWith: 'bindings' };
    const found = route(exchange, message, noFurtherKeys, this.surroundings);
    if (found.stableWith === 'bindings') this.cache.put(exchange, message.routingKey, found.queues);
    return found;
  }

  /** Sends on a message that an exchange has delayed for as long as it was to. */
  release({ name }: Queue, waited: Message): void {
    const exchange = this.exchanges.get(name);
    if (exchange === undefined) return;
    const message = new Message(waited.exchange, waited.routingKey, withDelayOver(waited.content));
    message.expirationMs = expirationOf(message.content);
    const keys = [...furtherKeys(message.content), ...blindKeysOf(waited)];
    const found = takeClaims(route(exchange, message, keys, { ...this.surroundings, afterWait: true }));
    for (const queue of found.queues) queue.enqueue(message);
  }

  /** What an exchange has kept of its messages goes to whom is bound to it now. */
  replay({ matcher }: Exchange, destination: Destination): void {
    for (const { message, furtherKeys } of [...(matcher.history ?? [])]) {
      if (destination.kind === 'queue') destination.enqueue(message);
      else for (const queue of this.take(destination, message, furtherKeys).queues) queue.enqueue(message);
    }
  }

  /** Something has changed: no message need take the way of another. */
  clear(): void {
    this.cache.clear();
  }
}
