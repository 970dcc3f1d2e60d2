/**
 * An exchange: its definition, its bindings as source, and the matcher of its type.
 */
import { ChannelError } from '../../wire/methods/errors.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import { DEDUPLICATION_TYPE } from '../deduplication/deduplication-settings.js';
import type { SeenCache } from '../deduplication/seen-cache.js';
import type { Queue } from '../queue/queue.js';
import { ExchangeCounts } from '../statistics/exchange-counts.js';
import { type Binding, type Destination, bindingIdentity } from './binding.js';
import type { Matcher, MatcherSurroundings, Stability } from './matcher.js';
import { ConsistentHashMatcher } from './types/consistent-hash.js';
import { DELAYED_TYPE } from './types/delayed.js';
import { DirectMatcher } from './types/direct.js';
import { FanoutMatcher } from './types/fanout.js';
import { HeadersMatcher } from './types/headers.js';
import { ModulusHashMatcher } from './types/modulus-hash.js';
import { RandomMatcher } from './types/random.js';
import { RecentHistoryMatcher } from './types/recent-history.js';
import { TopicMatcher } from './types/topic.js';

export interface ExchangeDefinition {
  readonly name: string;
  readonly type: string;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  readonly internal: boolean;
  readonly arguments: FieldTable;
}

type MatcherMaker = (args: FieldTable, surroundings: MatcherSurroundings) => Matcher;

/** The exchange types that can be declared, and what makes each. */
export const matchersByType: Readonly<Record<string, MatcherMaker>> = {
  direct: () => new DirectMatcher(),
  fanout: () => new FanoutMatcher(),
  topic: () => new TopicMatcher(),
  headers: () => new HeadersMatcher(),
  'x-consistent-hash': (args) => new ConsistentHashMatcher(args),
  'x-modulus-hash': () => new ModulusHashMatcher(),
  'x-random': (_, { random }) => new RandomMatcher(random),
  [DEDUPLICATION_TYPE]: () => new FanoutMatcher(),
  'x-recent-history': (args, { memory }) => new RecentHistoryMatcher(args, memory),
};

export function isExchangeType(type: string): boolean {
  return type === DELAYED_TYPE || Object.hasOwn(matchersByType, type);
}

/** @throws ChannelError 406 when there is no such type */
export function assertExchangeType(type: string): void {
  if (isExchangeType(type)) return;
  throw new ChannelError('PRECONDITION_FAILED', `unknown exchange type '${type}'`);
}

export class Exchange {
  readonly kind = 'exchange';
  readonly name: string;
  /** Scratch of routing: the last route that visited this exchange. */
  routeStamp = 0;
  readonly counts = new ExchangeCounts();
  /** Routes by routing key, kept by `route-cache.ts`. */
  readonly routes = new Map<string, readonly Queue[]>();
  private readonly bindings = new Map<string, Binding>();
  private policyAlternate: string | undefined;

  constructor(
    readonly definition: ExchangeDefinition,
    readonly matcher: Matcher,
    /** What it has seen, where it routes nothing twice. */
    readonly seen?: SeenCache,
  ) {
    this.name = definition.name;
  }

  /** Where messages go that match no binding; `undefined` when there is no such exchange set. */
  get alternate(): string | undefined {
    const value = this.definition.arguments.get('alternate-exchange');
    return value?.type === 'S' ? value.value : this.policyAlternate;
  }

  /** What a policy says of it: the default exchange has none, whatever that is (RabbitMQ). */
  setPolicyAlternate(alternate: string | undefined): void {
    if (this.name !== '') this.policyAlternate = alternate;
  }

  /** How long a match for one routing key stays the same. */
  get stableWith(): Stability {
    return this.seen === undefined ? this.matcher.stableWith : 'nothing';
  }

  get bindingCount(): number {
    return this.bindings.size;
  }

  /** Adds a binding; returns `undefined` when it was there already. */
  bind(destination: Destination, routingKey: string, args: FieldTable): Binding | undefined {
    const identity = bindingIdentity(destination, routingKey, args);
    if (this.bindings.has(identity)) return undefined;
    const binding: Binding = { source: this, destination, routingKey, arguments: args };
    this.matcher.bind(binding);
    this.bindings.set(identity, binding);
    return binding;
  }

  /** Removes a binding; returns `undefined` when there was none. */
  unbind(destination: Destination, routingKey: string, args: FieldTable): Binding | undefined {
    const identity = bindingIdentity(destination, routingKey, args);
    const binding = this.bindings.get(identity);
    if (binding === undefined) return undefined;
    this.bindings.delete(identity);
    this.matcher.unbind(binding);
    return binding;
  }

  [Symbol.iterator](): Iterator<Binding> {
    return this.bindings.values();
  }
}
