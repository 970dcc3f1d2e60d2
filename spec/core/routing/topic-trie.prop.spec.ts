/**
 * The trie of topic binding keys against the textbook definition of a match, on an alphabet so small
 * that keys collide all the time.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TopicTrie } from '../../../src/core/routing/types/topic-trie.js';
import { matchesTopic } from '../../support/naive-topology.js';

const bindingWord = fc.constantFrom('a', 'b', '', '*', '#', '#');
const routingWord = fc.constantFrom('a', 'b', '', 'c', '*', '#');
const keyOf = (word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(word, { maxLength: 6 }).map((words) => words.join('.'));
const bindingKey = keyOf(bindingWord);
const routingKey = keyOf(routingWord);

function found(trie: TopicTrie<number>, key: string): number[] {
  const values: number[] = [];
  trie.match(key, (value) => values.push(value));
  return values.sort((a, b) => a - b);
}

interface Bound {
  readonly key: string;
  readonly value: number;
}

const foundNaively = (bounds: readonly Bound[], key: string): number[] =>
  bounds
    .filter((bound) => matchesTopic(bound.key, key))
    .map(({ value }) => value)
    .sort((a, b) => a - b);

describe('TopicTrie', () => {
  it('finds each value whose binding key matches, once', () => {
    const property = fc.property(fc.array(bindingKey, { maxLength: 12 }), fc.array(routingKey), (keys, published) => {
      const trie = new TopicTrie<number>();
      const bounds = keys.map((key, value) => ({ key, value }));
      for (const { key, value } of bounds) trie.add(key, value);
      for (const key of published) expect(found(trie, key)).toEqual(foundNaively(bounds, key));
    });
    fc.assert(property, { numRuns: 1000 });
  });

  const change = fc.record({ add: fc.boolean(), key: bindingKey, value: fc.integer({ min: 0, max: 2 }) });

  it('is what a list would be after any additions and removals, and holds nothing once all is removed', () => {
    const property = fc.property(fc.array(change, { maxLength: 40 }), fc.array(routingKey), (changes, published) => {
      const trie = new TopicTrie<number>();
      let bounds: Bound[] = [];
      for (const { add, key, value } of changes) {
        bounds = bounds.filter((bound) => bound.key !== key || bound.value !== value);
        if (add) bounds.push({ key, value });
        if (add) trie.add(key, value);
        else trie.remove(key, value);
      }
      for (const key of published) expect(found(trie, key)).toEqual(foundNaively(bounds, key));

      for (const { key, value } of bounds) trie.remove(key, value);
      const { root } = trie as unknown as { readonly root: object };
      expect(root).toMatchObject({ empty: true, star: undefined, hash: undefined });
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('matches a key of many # in a time that does not explode', () => {
    const trie = new TopicTrie<number>();
    trie.add(Array<string>(60).fill('#').join('.'), 1);
    trie.add([...Array<string>(60).fill('#.a'), 'b'].join('.'), 2);
    expect(found(trie, Array<string>(400).fill('a').join('.'))).toEqual([1]);
  });

  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', false],
    ['#', '', true],
    ['#.#', '', true],
    ['*.#', 'a', true],
    ['#.*', 'a.b.c', true],
    ['a.*', 'a.', true],
    ['a.*', 'a', false],
    ['a.#', 'a', true],
    ['a..b', 'a..b', true],
    ['a.*.b', 'a..b', true],
    ['a.b', 'A.b', false],
    ['*', '#', true],
    ['a.#.b', 'a.b.b', true],
    ['a.#.b', 'a.b.c', false],
  ])('%j matches %j: %s', (bound, published, expected) => {
    const trie = new TopicTrie<number>();
    trie.add(bound, 1);
    expect(found(trie, published)).toEqual(expected ? [1] : []);
  });
});
