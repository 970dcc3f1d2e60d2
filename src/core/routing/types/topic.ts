/**
 * Exchange type `topic` (specification section 3.1.3.3).
 */
import type { Content } from '../../../wire/content/content.js';
import type { Binding, Destination } from '../binding.js';
import type { Matcher } from '../matcher.js';
import { TopicTrie } from './topic-trie.js';

export class TopicMatcher implements Matcher {
  readonly stableWith = 'bindings';
  readonly matchesEachKey = true;
  private readonly trie = new TopicTrie<Binding>();

  bind(binding: Binding): void {
    this.trie.add(binding.routingKey, binding);
  }

  unbind(binding: Binding): void {
    this.trie.remove(binding.routingKey, binding);
  }

  match(routingKey: string, _content: Content, found: Destination[]): void {
    this.trie.match(routingKey, (binding) => {
      found.push(binding.destination);
    });
  }
}
