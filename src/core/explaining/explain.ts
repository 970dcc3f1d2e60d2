/**
 * Where a message would go if it were published now, and why: without publishing it, and without changing what
 * exchanges remember. Each exchange is asked as routing asks it, so that both say the same.
 */
import type { Content } from '../../wire/content/content.js';
import { contentOf } from '../../wire/content/new-content.js';
import type { BasicProperties } from '../../wire/content/properties.js';
import type { Actor } from '../acting/actor.js';
import { expirationOf } from '../expiration.js';
import { assertShort } from '../json/table-json.js';
import { EXPLAINED_BINDINGS_MAX } from '../limits.js';
import { Message } from '../message.js';
import type { Queue } from '../queue/queue.js';
import type { Binding, Destination } from '../routing/binding.js';
import { delayOf } from '../routing/delay.js';
import type { Exchange } from '../routing/exchange.js';
import type { Matcher } from '../routing/matcher.js';
import { furtherKeys } from '../routing/sender-selected.js';
import { DelayedMatcher, DELAYED_TYPE } from '../routing/types/delayed.js';
import { RandomMatcher } from '../routing/types/random.js';
import type { ExplainedBinding, ExplainedExchange, Explanation, QueueEffect } from './explanation.js';
import { type Looked, verdictOf } from './verdict.js';

export interface ExplainedMessage {
  /** Empty for the default exchange. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly properties: BasicProperties;
}

/** Types that pick one binding of all; what they pick is the same for the same message. */
const PICKING = new Set(['x-consistent-hash', 'x-modulus-hash']);

interface Visit {
  readonly exchange: Exchange;
  readonly reachedBy: ExplainedExchange['reachedBy'];
  readonly isCertain: boolean;
}

/** @throws ChannelError 403 who may not publish there, 404, or 406 when the properties make no sense */
export function explain(actor: Actor, { exchange, routingKey, properties }: ExplainedMessage): Explanation {
  const { rights, vhost } = actor;
  rights.assertMay('write', 'exchange', exchange);
  const first = vhost.exchange(exchange);
  const content = contentOf(properties, Buffer.alloc(0));
  const message = new Message(exchange, assertShort(routingKey, 'routing_key'), content);
  message.expirationMs = expirationOf(content);
  return new Explaining(actor, message).follow(first);
}

class Explaining {
  private readonly visits: Visit[] = [];
  private readonly visited = new Set<Exchange>();
  private readonly queues = new Map<Queue, boolean>();
  private readonly keys: readonly string[];

  constructor(
    private readonly actor: Actor,
    private readonly message: Message,
  ) {
    this.keys = [message.routingKey, ...furtherKeys(message.content)];
  }

  follow(first: Exchange): Explanation {
    const { broker } = this.actor;
    const exchanges: ExplainedExchange[] = [];
    this.reach({ exchange: first, reachedBy: 'publish', isCertain: true });
    for (const visit of this.visits) {
      if (exchanges.length >= broker.limits.routeHopsMax) break;
      exchanges.push(this.visit(visit));
    }
    const queues = [...this.queues].map(([queue, isCertain]) => {
      return { name: queue.name, isCertain, effects: effectsOf(queue, this.message) };
    });
    return { exchanges, queues };
  }

  private reach(visit: Visit): void {
    if (this.visited.has(visit.exchange)) return;
    this.visited.add(visit.exchange);
    this.visits.push(visit);
  }

  private visit({ exchange, reachedBy, isCertain }: Visit): ExplainedExchange {
    const { name, definition } = exchange;
    const { content } = this.message;
    const notes: string[] = [];
    const delayMs = exchange.matcher instanceof DelayedMatcher ? delayOf(content) : 0;
    if (delayMs > 0) notes.push(`waits for ${delayMs} ms before it is routed, by the bindings that there are then`);
    const matcher = exchange.matcher instanceof DelayedMatcher ? exchange.matcher.inner : exchange.matcher;
    const hasSeen = exchange.seen?.claimOf(content)?.isTaken === true;
    if (hasSeen) notes.push('has seen such a message before, and does not route it');
    const byChance = matcher instanceof RandomMatcher && exchange.bindingCount > 1;
    if (byChance) notes.push(`picks one of ${exchange.bindingCount} bindings by chance`);
    const found = hasSeen ? new Set<Destination>() : this.destinations(exchange, matcher);
    const certain = isCertain && !byChance && delayMs === 0;
    for (const destination of found) this.goOnTo(destination, certain);
    if (found.size === 0) this.tryAlternate(exchange, notes, certain);
    return { name, type: definition.type, reachedBy, ...this.bindings(exchange, matcher, found), notes };
  }

  private goOnTo(destination: Destination, isCertain: boolean): void {
    if (destination.kind === 'exchange') this.reach({ exchange: destination, reachedBy: 'binding', isCertain });
    else this.queues.set(destination, isCertain || this.queues.get(destination) === true);
  }

  private destinations(exchange: Exchange, matcher: Matcher): Set<Destination> {
    if (matcher instanceof RandomMatcher) return new Set([...exchange].map(({ destination }) => destination));
    const found: Destination[] = [];
    for (const key of matcher.matchesEachKey ? this.keys : this.keys.slice(0, 1)) {
      matcher.match(key, this.message.content, found);
    }
    return new Set(found);
  }

  private tryAlternate({ alternate }: Exchange, notes: string[], isCertain: boolean): void {
    if (alternate === undefined) return;
    const exchange = this.actor.vhost.findExchange(alternate);
    if (exchange === undefined) {
      notes.push(`its alternate exchange '${alternate}' is not there`);
      return;
    }
    notes.push(`nothing matches: it goes to the alternate exchange '${alternate}'`);
    this.reach({ exchange, reachedBy: 'alternate', isCertain });
  }

  private bindings(
    exchange: Exchange,
    matcher: Matcher,
    found: ReadonlySet<Destination>,
  ): Pick<ExplainedExchange, 'matching' | 'others' | 'unlistedCount'> {
    const matching: ExplainedBinding[] = [];
    const others: ExplainedBinding[] = [];
    let unlistedCount = 0;
    const judge = this.judgeOf(exchange, matcher);
    for (const binding of exchange) {
      const list = found.has(binding.destination) ? matching : others;
      if (list.length >= EXPLAINED_BINDINGS_MAX) {
        unlistedCount++;
        continue;
      }
      const { matches, why } = judge(binding, found);
      (matches ? matching : others).push(explained(binding, why));
    }
    return { matching, others, unlistedCount };
  }

  private judgeOf({ definition }: Exchange, matcher: Matcher): Judge {
    const type = definition.type === DELAYED_TYPE ? innerType(definition.arguments) : definition.type;
    const keys = matcher.matchesEachKey ? this.keys : this.keys.slice(0, 1);
    const looked: Looked = { keys, headers: this.message.content.headers() };
    return (binding, found) => {
      if (matcher instanceof RandomMatcher) return { matches: true, why: 'every binding may be picked' };
      if (PICKING.has(type)) return picked(found.has(binding.destination));
      // Where it was not routed at all, what a binding says of it is of interest all the same.
      return verdictOf(type, binding, looked);
    };
  }
}

type Judge = (binding: Binding, found: ReadonlySet<Destination>) => { readonly matches: boolean; readonly why: string };

function picked(isPicked: boolean): { readonly matches: boolean; readonly why: string } {
  return { matches: isPicked, why: isPicked ? 'its hash picks this one' : 'its hash picks another one' };
}

function innerType(args: Exchange['definition']['arguments']): string {
  const type = args.get('x-delayed-type');
  return type?.type === 'S' ? type.value : '';
}

function explained({ destination, routingKey, arguments: args }: Binding, why: string): ExplainedBinding {
  const { kind, name } = destination;
  return { destinationKind: kind, destination: name, routingKey, arguments: args, why };
}

function effectsOf(queue: Queue, message: Message): readonly QueueEffect[] {
  const effects: QueueEffect[] = [];
  const { settings } = queue;
  const { content } = message;
  if (queue.isPaused) effects.push('paused');
  if (queue.values?.has(content) === true) effects.push('duplicate');
  const isFull = queue.readyCount + 1 > settings.lengthMax || isHeavy(queue, content);
  if (isFull) effects.push(settings.overflow === 'drop-head' ? 'drops-first' : 'refused');
  if (queue.timeToLive(message) === 0) effects.push('expires-at-once');
  return effects;
}

function isHeavy({ readyBodyBytes, settings }: Queue, { bodySize }: Content): boolean {
  return readyBodyBytes + bodySize > settings.bodyBytesMax;
}
