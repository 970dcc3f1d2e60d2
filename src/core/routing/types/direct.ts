/**
 * Exchange type `direct`: the routing key equals the binding key (specification section 3.1.3.1).
 */
import type { Content } from '../../../wire/content/content.js';
import type { Binding, Destination } from '../binding.js';
import type { Matcher } from '../matcher.js';

export class DirectMatcher implements Matcher {
  readonly stableWith = 'bindings';
  readonly matchesEachKey = true;
  private readonly byKey = new Map<string, Set<Binding>>();

  bind(binding: Binding): void {
    const bindings = this.byKey.get(binding.routingKey);
    if (bindings === undefined) this.byKey.set(binding.routingKey, new Set([binding]));
    else bindings.add(binding);
  }

  unbind(binding: Binding): void {
    const bindings = this.byKey.get(binding.routingKey);
    bindings?.delete(binding);
    if (bindings?.size === 0) this.byKey.delete(binding.routingKey);
  }

  match(routingKey: string, _content: Content, found: Destination[]): void {
    for (const binding of this.byKey.get(routingKey) ?? []) found.push(binding.destination);
  }
}
