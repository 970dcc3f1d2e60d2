/**
 * Exchange type x-consistent-hash: each message goes to one destination, shares follow the weights, and
 * what comes or goes moves no more than its share.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FieldTable, field } from '../../../src/wire/values/field-table.js';
import type { ContentOptions } from '../../support/framed-content.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const KEYS = 1500;
const keys = Array.from({ length: KEYS }, (_, index) => `order.${index}`);

function exchange(args: Record<string, string> = {}): ScriptedChannel {
  const channel = new ScriptedCore({ cachedRoutesMax: KEYS }).channel();
  const table: FieldTable = new Map(Object.entries(args).map(([name, value]) => [name, field.text(value)]));
  channel.exchange('x', 'x-consistent-hash', { arguments: table });
  return channel;
}

function add(channel: ScriptedChannel, queue: string, weight: number): void {
  channel.queue(queue);
  channel.bind(queue, 'x', String(weight));
}

/** The queue that a message goes to: the only one. */
function takerOf(
  channel: ScriptedChannel,
  queues: readonly string[],
  publish: ContentOptions & { key?: string },
): string {
  const { key: routingKey = 'k', ...content } = publish;
  channel.publish({ exchange: 'x', routingKey, ...content });
  const takers = queues.filter((queue) => channel.drain(queue).length > 0);
  expect(takers).toHaveLength(1);
  return takers[0]!;
}

/** Which queue takes each key; all messages at once, since asking for each takes long. */
function takersOf(channel: ScriptedChannel, queues: readonly string[]): ReadonlyMap<string, string> {
  for (const key of keys) channel.sendPublish({ exchange: 'x', routingKey: key, body: key });
  channel.turn();
  const takers = new Map(queues.flatMap((queue) => channel.drain(queue).map((key) => [key, queue] as const)));
  expect(takers.size).toBe(keys.length);
  return takers;
}

function shareOf(takers: ReadonlyMap<string, string>, queue: string): number {
  return [...takers.values()].filter((taker) => taker === queue).length / takers.size;
}

/** Distinct queues with their weights. */
const weighted = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 8 }).map((name) => `q ${name.replace(/[\r\n]/g, '')}`),
    weight: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 2, maxLength: 6, selector: ({ name }) => name },
);

describe('the destinations of a consistent hash', () => {
  it('take each message once, by their weights, and move only the share of what comes or goes', () => {
    fc.assert(
      fc.property(weighted, (queues) => {
        const channel = exchange();
        const names = queues.map(({ name }) => name);
        const [last, ...others] = [...queues].reverse();
        for (const name of names) channel.queue(name);
        for (const { name, weight } of others) add(channel, name, weight);
        const before = takersOf(channel, names);
        add(channel, last!.name, last!.weight);
        const after = takersOf(channel, names);
        const total = queues.reduce((sum, { weight }) => sum + weight, 0);
        for (const { name, weight } of queues) {
          // Six standard deviations of as many throws.
          const share = weight / total;
          expect(Math.abs(shareOf(after, name) - share)).toBeLessThan(6 * Math.sqrt((share * (1 - share)) / KEYS));
        }
        for (const key of keys) expect([before.get(key), last!.name]).toContain(after.get(key));
        channel.call('queue.unbind', { queue: last!.name, exchange: 'x', routingKey: String(last!.weight) });
        expect(takersOf(channel, names)).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });

  it('are the same whatever the order in which they were bound', () => {
    const one = exchange();
    const other = exchange();
    const queues = ['a', 'b', 'c', 'd'];
    for (const queue of queues) add(one, queue, 3);
    for (const queue of queues.toReversed()) add(other, queue, 3);
    expect(takersOf(one, queues)).toEqual(takersOf(other, queues));
  });
});

describe('a queue that is bound twice', () => {
  it('has the weight of the first binding, and keeps its share while one is left', () => {
    const channel = exchange();
    add(channel, 'a', 1);
    add(channel, 'b', 1);
    const before = takersOf(channel, ['a', 'b']);
    add(channel, 'b', 50);
    expect(takersOf(channel, ['a', 'b'])).toEqual(before);
    channel.call('queue.unbind', { queue: 'b', exchange: 'x', routingKey: '1' });
    expect(shareOf(takersOf(channel, ['a', 'b']), 'b')).toBeGreaterThan(0.95);
    channel.call('queue.unbind', { queue: 'b', exchange: 'x', routingKey: '50' });
    expect(shareOf(takersOf(channel, ['a', 'b']), 'a')).toBe(1);
  });
});

describe('what is hashed', () => {
  const queues = Array.from({ length: 20 }, (_, index) => `q${index}`);

  function exchangeWithQueues(args: Record<string, string>): ScriptedChannel {
    const channel = exchange(args);
    for (const queue of queues) add(channel, queue, 1);
    return channel;
  }

  it.each<[string, Record<string, string>, (value: string) => ContentOptions]>([
    ['a header', { 'hash-header': 'h' }, (value) => ({ headers: new Map([['h', field.text(value)]]) })],
    ['a correlation-id', { 'hash-property': 'correlation_id' }, (correlationId) => ({ properties: { correlationId } })],
    ['a message-id', { 'hash-property': 'message_id' }, (messageId) => ({ properties: { messageId } })],
    ['a timestamp', { 'hash-property': 'timestamp' }, (timestamp) => ({ properties: { timestamp } })],
  ])('may be %s: the routing key does not matter then', (_, args, contentOf) => {
    const channel = exchangeWithQueues(args);
    const takers = new Set<string>();
    for (const value of ['1', '20', '300', '4000', '50000', '600000']) {
      const taker = takerOf(channel, queues, { ...contentOf(value), key: 'one' });
      expect(takerOf(channel, queues, { ...contentOf(value), key: 'two' })).toBe(taker);
      takers.add(taker);
    }
    expect(takers.size).toBeGreaterThan(2);
  });

  it.each([{ 'hash-header': 'h' }, { 'hash-property': 'message_id' }, { 'hash-property': 'timestamp' }])(
    'may be missing: all that is without %j goes one way',
    (args) => {
      const channel = exchangeWithQueues(args);
      const takers = keys.slice(0, 10).map((key) => takerOf(channel, queues, { key }));
      expect(new Set(takers).size).toBe(1);
    },
  );

  it("is the message's own key alone, not those in CC", () => {
    const channel = exchangeWithQueues({});
    const copies = new Map([['CC', { type: 'A', value: keys.slice(0, 9).map(field.text) } as const]]);
    expect(takerOf(channel, queues, { key: 'k', headers: copies })).toBe(takerOf(channel, queues, { key: 'k' }));
  });
});

describe('refused with 406', () => {
  it.each([
    ['0', 'The binding key must be greater than 0'],
    ['-1', 'The binding key must be greater than 0'],
    ['a', 'The binding key must be an integer: <<"a">>'],
    ['', 'The binding key must be an integer: <<>>'],
    ['1.5', 'The binding key must be an integer: <<"1.5">>'],
    [' 1', 'The binding key must be an integer: <<" 1">>'],
    ['"', 'The binding key must be an integer: <<"\\"">>'],
    ['\u0001', 'The binding key must be an integer: <<1>>'],
  ])('is the weight %j', (weight, why) => {
    const channel = exchange();
    channel.queue('q');
    expect(channel.bind('q', 'x', weight)).toEqual([channelClosed(406, `PRECONDITION_FAILED - ${why}`, 'queue.bind')]);
  });

  it.each(['+3', '007', '9'.repeat(255)])('is not the weight %s', (weight) => {
    const channel = exchange();
    channel.queue('q');
    expect(channel.bind('q', 'x', weight)).toEqual([{ name: 'queue.bind-ok' }]);
    expect(takerOf(channel, ['q'], {})).toBe('q');
  });

  it.each([
    [
      { 'hash-header': field.text('h'), 'hash-property': field.text('message_id') },
      'hash-header and hash-property are mutually exclusive',
    ],
    [{ 'hash-property': field.text('message-id') }, 'Unsupported property: message-id'],
    [{ 'hash-property': field.int(5) }, "invalid type 'signedint' for arg 'hash-property'"],
    [{ 'hash-header': field.bool(true) }, "invalid type 'bool' for arg 'hash-header'"],
  ])('is an exchange with %j, which is not there then', (args, why) => {
    const channel = new ScriptedCore().channel();
    const declare = { exchange: 'x', type: 'x-consistent-hash', arguments: new Map(Object.entries(args)) };
    const closed = channelClosed(406, `PRECONDITION_FAILED - ${why}`, 'exchange.declare');
    expect(channel.call('exchange.declare', declare)).toEqual([closed]);
    expect(channel.client.core.broker.findVHost('/')!.findExchange('x')).toBeUndefined();
  });
});
