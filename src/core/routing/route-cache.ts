/**
 * Remembers routes by routing key, so that a busy publisher pays for matching once.
 *
 * Any change of bindings or exchanges forgets all routes of the vhost.
 */
import type { Queue } from '../queue/queue.js';
import type { Exchange } from './exchange.js';

export class RouteCache {
  private readonly exchanges = new Set<Exchange>();
  private count = 0;

  constructor(private readonly countMax: number) {}

  put(exchange: Exchange, routingKey: string, queues: readonly Queue[]): void {
    if (this.count >= this.countMax) this.clear();
    exchange.routes.set(routingKey, queues);
    this.exchanges.add(exchange);
    this.count++;
  }

  clear(): void {
    for (const exchange of this.exchanges) exchange.routes.clear();
    this.exchanges.clear();
    this.count = 0;
  }
}
