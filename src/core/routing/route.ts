/**
 * Routing: which queues a message reaches from an exchange, through bindings between exchanges and
 * alternate exchanges. Each exchange is visited once and each queue taken once, whatever the cycles.
 */
import type { Message } from '../message.js';
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
 * Finds the route of a message that comes to `exchange`, by its own routing key and further ones.
 */
export function route(
  exchange: Exchange,
  message: Message,
  furtherKeys: readonly string[],
  { find, hopsMax }: RouteSurroundings,
): Route {
  const { routingKey, content } = message;
  stamp++;
  exchange.routeStamp = stamp;
  const queues: Queue[] = [];
  const exchanges = [exchange];
  const found: Destination[] = [];
  let stableWith: Stability = 'bindings';
  for (let hop = 0; hop < exchanges.length && hop < hopsMax; hop++) {
    const visited = exchanges[hop]!;
    found.length = 0;
    const { matcher } = visited;
    matcher.match(routingKey, content, found);
    if (furtherKeys.length > 0 && matcher.matchesEachKey) {
      for (const key of furtherKeys) matcher.match(key, content, found);
    }
    if (!isHeldBack(found)) matcher.history?.keep(message, furtherKeys);
    stableWith = lesser(stableWith, matcher.stableWith);
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

/** True when a message waits before it is routed. */
function isHeldBack(found: readonly Destination[]): boolean {
  const first = found[0];
  return first?.kind === 'queue' && first.definition.delays === true;
}

function lesser(a: Stability, b: Stability): Stability {
  if (a === 'nothing' || b === 'nothing') return 'nothing';
  return a === 'queues' ? a : b;
}
