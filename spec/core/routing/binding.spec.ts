/**
 * When two bindings are one: same destination, key and arguments.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const tableOf = (entries: readonly (readonly [string, FieldValue])[]): FieldTable => new Map(entries);
const one = ['a', field.int(1)] as const;
const two = ['b', field.int(2)] as const;

function twoBindings(first: FieldTable, second: FieldTable): number {
  const channel = new ScriptedCore().channel();
  channel.queue('q');
  channel.bind('q', 'amq.topic', 'k', first);
  channel.bind('q', 'amq.topic', 'k', second);
  return channel.client.core.broker.findVHost('/')!.exchange('amq.topic').bindingCount;
}

describe('binding twice', () => {
  it.each<[string, FieldTable, FieldTable, number]>([
    ['the same', tableOf([one, two]), tableOf([one, two]), 1],
    ['arguments in another order', tableOf([one, two]), tableOf([two, one]), 1],
    ['no arguments', tableOf([]), tableOf([]), 1],
    ['other values', tableOf([one]), tableOf([['a', field.int(2)]]), 2],
    ['other types', tableOf([one]), tableOf([['a', field.text('1')]]), 2],
    ['more arguments', tableOf([one]), tableOf([one, two]), 2],
    ['none and some', tableOf([]), tableOf([one]), 2],
  ])('%s', (_what, first, second, expected) => {
    expect(twoBindings(first, second)).toBe(expected);
  });

  it('is undone by one unbind, whatever the order of arguments', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.bind('q', 'amq.fanout', 'k', tableOf([one, two]));
    channel.bind('q', 'amq.fanout', 'k', tableOf([one, two]));
    channel.call('queue.unbind', {
      queue: 'q',
      exchange: 'amq.fanout',
      routingKey: 'k',
      arguments: tableOf([two, one]),
    });
    channel.publish({ exchange: 'amq.fanout' });
    expect(channel.drain('q')).toEqual([]);
  });

  it('does not mix up names and keys, whatever bytes are in them', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.queue('q\0k');
    channel.queue('q k');
    channel.bind('q', 'amq.fanout', 'k\0x');
    channel.bind('q\0k', 'amq.fanout', 'x');
    channel.bind('q k', 'amq.fanout', 'x');
    channel.publish({ exchange: 'amq.fanout' });
    expect([channel.drain('q'), channel.drain('q\0k'), channel.drain('q k')]).toEqual([['m'], ['m'], ['m']]);
  });

  it('of a queue and of an exchange of the same name are two', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('same');
    channel.queue('behind');
    channel.exchange('same', 'fanout');
    channel.bind('behind', 'same');
    channel.bind('same', 'amq.fanout');
    channel.call('exchange.bind', { source: 'amq.fanout', destination: 'same' });
    channel.publish({ exchange: 'amq.fanout' });
    expect([channel.drain('same'), channel.drain('behind')]).toEqual([['m'], ['m']]);
  });
});
