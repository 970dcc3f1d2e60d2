/**
 * Exchanges, with what they keep: the messages that they delay, and the values that they have seen. Where that
 * outlives the process it stands in queues that no client knows of (`hidden-queues.ts`).
 */
import { exchangeDeduplication } from '../deduplication/deduplication-settings.js';
import { SeenCache } from '../deduplication/seen-cache.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import type { QueueHome } from '../queue/queue-home.js';
import { Queue, type QueueSurroundings } from '../queue/queue.js';
import { Exchange, type ExchangeDefinition, matchersByType } from '../routing/exchange.js';
import type { Matcher, MatcherSurroundings } from '../routing/matcher.js';
import { DelayedMatcher, delayedTypeOf } from '../routing/types/delayed.js';
import type { DurableDefinitions } from './durable-definitions.js';
import { rememberingOf, waitingOf } from './hidden-queues.js';

export class ExchangeMaking {
  constructor(
    private readonly vhost: string,
    private readonly surroundings: QueueSurroundings & MatcherSurroundings,
    private readonly home: QueueHome,
    private readonly definitions: DurableDefinitions,
  ) {}

  /**
   * Makes an exchange. What it keeps must be defined if it is to outlive the process.
   *
   * @throws ChannelError 406 when its arguments make no sense for the type
   */
  make(definition: ExchangeDefinition): Exchange {
    const settings = exchangeDeduplication(definition);
    const seen = settings && new SeenCache(settings, this.surroundings);
    return new Exchange(definition, this.matcherOf(definition), seen);
  }

  /** The same for one that is new: what it keeps is defined. Not the exchange itself. */
  define(definition: ExchangeDefinition): Exchange {
    const { definitions, vhost } = this;
    const waiting = waitingOf(vhost, definition);
    if (waiting !== undefined) definitions.putQueue(waiting);
    try {
      const exchange = this.make(definition);
      const remembering = rememberingOf(vhost, exchange);
      if (remembering !== undefined) {
        definitions.putQueue(remembering);
        this.openSeen(exchange, remembering);
      }
      return exchange;
    } catch (error) {
      if (waiting !== undefined) definitions.removeQueue(waiting);
      throw error;
    }
  }

  /** An exchange has a storage for what it has seen. */
  openSeen({ seen }: Exchange, remembering: QueueDefinition): void {
    seen?.keepIn(this.surroundings.store.openQueue(remembering, 0));
  }

  /** An exchange is gone: so is what it has kept. Returns the commit. */
  clear(exchange: Exchange): number {
    const { matcher } = exchange;
    matcher.history?.clear();
    const remembering = rememberingOf(this.vhost, exchange);
    exchange.seen?.delete();
    const commit = remembering === undefined ? 0 : this.definitions.removeQueue(remembering);
    if (!(matcher instanceof DelayedMatcher)) return commit;
    const { waiting } = matcher;
    waiting.delete();
    return this.definitions.removeQueue(waiting.definition);
  }

  private matcherOf(definition: ExchangeDefinition): Matcher {
    const { type, arguments: args } = definition;
    const { surroundings } = this;
    const waiting = waitingOf(this.vhost, definition);
    if (waiting === undefined) return matchersByType[type]!(args, surroundings);
    const inner = delayedTypeOf(args, (name) => Object.hasOwn(matchersByType, name));
    return new DelayedMatcher(
      matchersByType[inner]!(args, surroundings),
      new Queue(waiting, undefined, surroundings, this.home),
    );
  }
}
