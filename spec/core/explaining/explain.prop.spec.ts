/**
 * What is said of a message's way is the way that it takes, whatever exchanges and bindings there are.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../src/core/explaining/explain.js';
import { topicParts } from '../../../src/core/explaining/topic-words.js';
import { TopicTrie } from '../../../src/core/routing/types/topic-trie.js';
import { type FieldTable, field } from '../../../src/wire/values/field-table.js';
import { AdministeredCore } from '../../support/administered-core.js';

const types = ['direct', 'fanout', 'topic', 'headers', 'x-modulus-hash'];
const keys = ['a', 'b', 'a.b', '*', '#', 'a.#', ''];
const queues = ['q0', 'q1', 'q2'];

const key = fc.constantFrom(...keys);
const exchangeNumber = fc.nat(types.length - 1);
const args = fc.constantFrom<FieldTable>(
  new Map(),
  new Map([['h', field.int(1)]]),
  new Map([
    ['x-match', field.text('any')],
    ['h', field.int(1)],
    ['g', field.int(2)],
  ]),
);
const binding = fc.record({
  source: exchangeNumber,
  destination: fc.oneof(fc.constantFrom(...queues), exchangeNumber),
  key,
  args,
});
const message = fc.record({
  exchange: exchangeNumber,
  key,
  h: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  copy: fc.option(key, { nil: undefined }),
});

describe('an explanation', () => {
  it('names the queues that a message then reaches', () => {
    fc.assert(
      fc.property(
        fc.array(binding, { maxLength: 12 }),
        fc.array(fc.option(exchangeNumber, { nil: undefined }), { minLength: types.length, maxLength: types.length }),
        fc.array(message, { minLength: 1, maxLength: 4 }),
        (bindings, alternates, messages) => {
          const core = new AdministeredCore();
          const { channel } = core;
          for (const queue of queues) channel.send('queue.declare', { queue });
          for (const [number, type] of types.entries()) {
            const alternate = alternates[number];
            const table =
              alternate === undefined ? [] : ([['alternate-exchange', field.text(`x${alternate}`)]] as const);
            channel.send('exchange.declare', { exchange: `x${number}`, type, arguments: new Map(table) });
          }
          for (const one of bindings) {
            const ends = { routingKey: one.key, arguments: one.args };
            const source = `x${one.source}`;
            if (typeof one.destination === 'string') {
              channel.send('queue.bind', { queue: one.destination, exchange: source, ...ends });
            } else {
              channel.send('exchange.bind', { destination: `x${one.destination}`, source, ...ends });
            }
          }
          core.core.endTurn();
          for (const one of messages) {
            const headers = new Map([
              ...(one.h === undefined ? [] : ([['h', field.int(one.h)]] as const)),
              ...(one.copy === undefined ? [] : ([['CC', { type: 'A', value: [field.text(one.copy)] }]] as const)),
            ]);
            const exchange = `x${one.exchange}`;
            const said = explain(core.actor, { exchange, routingKey: one.key, properties: { headers } });
            expect(queues.map((queue) => core.queue(queue).readyCount)).toEqual([0, 0, 0]);
            channel.publish({ exchange, routingKey: one.key, headers });
            const reached = queues.filter((queue) => core.queue(queue).purge() > 0);
            expect(said.queues.map(({ name }) => name).sort()).toEqual(reached);
            // Each binding that is said to match leads somewhere that was visited, and the reverse.
            const led = new Set(
              said.exchanges.flatMap(({ matching }) => matching.map(({ destination }) => destination)),
            );
            expect([...led].filter((name) => name.startsWith('q')).sort()).toEqual(reached);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a topic fits where routing does, and says which words went where', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 5 }).map((parts) => parts.join('.'));
    const patterns = fc
      .array(fc.constantFrom('a', 'b', '*', '#', ''), { maxLength: 5 })
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(patterns, words, (bindingKey, routingKey) => {
        const trie = new TopicTrie<number>();
        trie.add(bindingKey, 1);
        let fits = false;
        trie.match(routingKey, () => {
          fits = true;
        });
        const parts = topicParts(bindingKey, routingKey);
        expect(parts !== undefined).toBe(fits);
        if (parts === undefined) return;
        expect(parts.map(({ pattern }) => pattern).join('.')).toBe(bindingKey);
        expect(parts.flatMap((part) => part.words).join('.')).toBe(routingKey);
      }),
      { numRuns: 300 },
    );
  });
});
