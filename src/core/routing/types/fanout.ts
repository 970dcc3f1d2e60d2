/**
 * Exchange type `fanout`: every binding matches (specification section 3.1.3.2).
 */
import type { Content } from '../../../wire/content/content.js';
import type { Binding, Destination } from '../binding.js';
import type { Matcher } from '../matcher.js';

export class FanoutMatcher implements Matcher {
  readonly stableWith = 'bindings';
  readonly matchesEachKey = false;
  private readonly bindings = new Set<Binding>();

  bind(binding: Binding): void {
    this.bindings.add(binding);
  }

  unbind(binding: Binding): void {
    this.bindings.delete(binding);
  }

  match(_routingKey: string, _content: Content, found: Destination[]): void {
    for (const binding of this.bindings) found.push(binding.destination);
  }
}
