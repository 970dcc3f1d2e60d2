/**
 * Exchange type `x-random`: one of the bindings for each message, all equally likely, whatever their
 * binding keys.
 */
import type { Content } from '../../../wire/content/content.js';
import type { RandomSource } from '../../ports.js';
import type { Binding, Destination } from '../binding.js';
import type { Matcher } from '../matcher.js';

export class RandomMatcher implements Matcher {
  readonly stableWith = 'nothing';
  readonly matchesEachKey = false;
  private readonly bindings: Binding[] = [];

  constructor(private readonly random: RandomSource) {}

  bind(binding: Binding): void {
    this.bindings.push(binding);
  }

  unbind(binding: Binding): void {
    this.bindings.splice(this.bindings.indexOf(binding), 1);
  }

  match(_routingKey: string, _content: Content, found: Destination[]): void {
    const { length } = this.bindings;
    if (length > 0) found.push(this.bindings[this.random.below(length)]!.destination);
  }
}
