/**
 * The part of an exchange that picks destinations: what an exchange type is.
 *
 * A matcher says *which* destinations and nothing else. It may name one twice: routing takes each once.
 */
import type { Content } from '../../wire/content/content.js';
import type { Binding, Destination } from './binding.js';

/**
 * How long a match for one routing key stays the same: until bindings change, until bindings or queues
 * change, or not even for the next message.
 */
export type Stability = 'bindings' | 'queues' | 'nothing';

export interface Matcher {
  readonly stableWith: Stability;
  /** @throws ChannelError when the binding makes no sense for this type */
  bind(binding: Binding): void;
  unbind(binding: Binding): void;
  /** Appends the destinations of a message to `found`. */
  match(routingKey: string, content: Content, found: Destination[]): void;
}
