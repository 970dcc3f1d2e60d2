/**
 * The part of an exchange that picks destinations: what an exchange type is.
 *
 * A matcher says *which* destinations and nothing else. It may name one twice: routing takes each once.
 */
import type { Content } from '../../wire/content/content.js';
import type { MemoryGauge } from '../memory-gauge.js';
import type { RandomSource } from '../ports.js';
import type { Binding, Destination } from './binding.js';
import type { History } from './history.js';

/**
 * How long a match for one routing key stays the same: until bindings change, until bindings or queues
 * change, or not even for the next message.
 */
export type Stability = 'bindings' | 'queues' | 'nothing';

export interface Matcher {
  readonly stableWith: Stability;
  /** True when each routing key of a message leads to destinations of its own, false when it is taken as a whole. */
  readonly matchesEachKey: boolean;
  /** What is kept of the messages that come by, for the destinations that are bound later. */
  readonly history?: History;
  /** @throws ChannelError when the binding makes no sense for this type */
  bind(binding: Binding): void;
  unbind(binding: Binding): void;
  /** Appends the destinations of a message to `found`. */
  match(routingKey: string, content: Content, found: Destination[]): void;
}

/** What matchers need of their broker. */
export interface MatcherSurroundings {
  readonly random: RandomSource;
  readonly memory: MemoryGauge;
}
