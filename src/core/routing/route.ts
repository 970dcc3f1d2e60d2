/**
 * Routing: which queues a message reaches from an exchange, through bindings between exchanges and
 * alternate exchanges. Each exchange is visited once and each queue taken once, whatever the cycles.
 */
import type { Claim } from '../deduplication/seen-cache.js';
import type { Message } from '../message.js';
import type { Queue } from '../queue/queue.js';
import type { Destination } from './binding.js';
import type { Exchange } from './exchange.js';
import type { Stability } from './matcher.js';

export interface Route {
  readonly queues: readonly Queue[];
  /** How long it is the same for every message with this routing key. */
  readonly stableWith: Stability;
  /** What exchanges on the way are to remember of the message once it is placed, so that it does not come twice. */
  readonly claims?: readonly Claim[];
  /** True when one of them has seen it before: to that one it has not come at all. */
  readonly isDuplicate?: boolean;
}

export interface RouteSurroundings {
  /** An exchange of the same vhost by name, for alternates. */
  readonly find: (name: string) => Exchange | undefined;
  /** Exchanges that are visited at the most. */
  readonly hopsMax: number;
  /** True for messages that waited at the exchange they come to now: it has seen them. */
  readonly afterWait?: boolean;
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
  { find, hopsMax, afterWait = false }: RouteSurroundings,
): Route {
  stamp++;
  exchange.routeStamp = stamp;
  const queues: Queue[] = [];
  const exchanges = [exchange];
  const found: Destination[] = [];
  let novelty: Novelty | undefined;
  let stableWith: Stability = 'bindings';
  for (let hop = 0; hop < exchanges.length && hop < hopsMax; hop++) {
    const visited = exchanges[hop]!;
    found.length = 0;
    if (visited.seen !== undefined) novelty ??= new Novelty(afterWait ? exchange : undefined);
    if (novelty === undefined || novelty.isNewTo(visited, message)) match(visited, message, furtherKeys, found);
    stableWith = lesser(stableWith, visited.stableWith);
    // RabbitMQ: the alternate exchange is for "no binding of this exchange matched", wherever a match leads,
    // and so for duplicates too.
    const alternate = found.length === 0 ? alternateOf(visited, find) : undefined;
    if (alternate !== undefined) found.push(alternate);
    for (const destination of found) {
      if (destination.routeStamp === stamp) continue;
      destination.routeStamp = stamp;
      if (destination.kind === 'queue') queues.push(destination);
      else exchanges.push(destination);
    }
  }
  return { queues, stableWith, ...novelty?.found };
}

function alternateOf({ alternate }: Exchange, find: RouteSurroundings['find']): Exchange | undefined {
  return alternate === undefined ? undefined : find(alternate);
}

/** What the exchanges on the way that route nothing twice say of a message. */
class Novelty {
  private readonly claims: Claim[] = [];
  private isDuplicate = false;

  /** @param knows the exchange that is not to be asked again */
  constructor(private readonly knows: Exchange | undefined) {}

  /** Nothing when the message has no value by which any of them could tell it. */
  get found(): Pick<Route, 'claims' | 'isDuplicate'> {
    const { claims, isDuplicate } = this;
    return isDuplicate || claims.length > 0 ? { claims, isDuplicate } : {};
  }

  isNewTo(exchange: Exchange, { content }: Message): boolean {
    const claim = exchange === this.knows ? undefined : exchange.seen?.claimOf(content);
    if (claim === undefined) return true;
    if (claim.isTaken) {
      this.isDuplicate = true;
      return false;
    }
    this.claims.push(claim);
    return true;
  }
}

/** The message goes this way: from now on it has been seen, if only it has come to a queue. */
export function takeClaims(found: Route): Route {
  if (found.claims !== undefined && found.queues.length > 0) for (const claim of found.claims) claim.take();
  return found;
}

/** True when it still is what it was found to be: nobody has come first. */
export function isNew({ claims = [] }: Route): boolean {
  return !claims.some(({ isTaken }) => isTaken);
}

/** Appends where an exchange itself sends a message. */
function match({ matcher }: Exchange, message: Message, furtherKeys: readonly string[], found: Destination[]): void {
  const { routingKey, content } = message;
  matcher.match(routingKey, content, found);
  if (furtherKeys.length > 0 && matcher.matchesEachKey) {
    for (const key of furtherKeys) matcher.match(key, content, found);
  }
  if (!isHeldBack(found)) matcher.history?.keep(message, furtherKeys);
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
