/**
 * Routing: which queues a message reaches from an exchange, through bindings between exchanges and
 * alternate exchanges. Each exchange is visited once and each queue taken once, whatever the cycles.
 */
import type { Content } from '../../wire/content/content.js';
import type { Queue } from '../queue/queue.js';
import type { Destination } from './binding.js';
import type { Exchange } from './exchange.js';
import type { Stability } from './matcher.js';

export interface Route {
  readonly queues: readonly Queue[];
  /** How long it is the same for every message with this routing key. */
  readonly stableWith: Stability;
}

export interface RouteSurroundings {
  /** An exchange of the same vhost by name, for alternates. */
  readonly find: (name: string) => Exchange | undefined;
  /** Exchanges that are visited at the most. */
  readonly hopsMax: number;
}

/** Tells the visits of one route from those of another. Never 0, which marks "never visited". */
let stamp = 0;

/**
 * Finds the route of a message published to `exchange`.
 */
export function route(
  exchange: Exchange,
  routingKey: string,
  content: Content,
  { find, hopsMax }: RouteSurroundings,
): Route {
  stamp++;
  exchange.routeStamp = stamp;
  const queues: Queue[] = [];
  const exchanges = [exchange];
  const found: Destination[] = [];
  let stableWith: Stability = 'bindings';
  for (let hop = 0; hop < exchanges.length && hop < hopsMax; hop++) {
    const visited = exchanges[hop]!;
    found.length = 0;
    visited.matcher.match(routingKey, content, found);
    stableWith = lesser(stableWith, visited.matcher.stableWith);
    // RabbitMQ: the alternate exchange is for "no binding of this exchange matched", wherever a match leads.
    if (found.length === 0 && visited.alternate !== undefined) {
      const alternate = find(visited.alternate);
      if (alternate !== undefined) found.push(alternate);
    }
    for (const destination of found) {
      if (destination.routeStamp === stamp) continue;
      destination.routeStamp = stamp;
      if (destination.kind === 'queue') queues.push(destination);
      else exchanges.push(destination);
    }
  }
  return { queues, stableWith };
}

function lesser(a: Stability, b: Stability): Stability {
  if (a === 'nothing' || b === 'nothing') return 'nothing';
  return a === 'queues' ? a : b;
}
