/**
 * Exchange type x-recent-history: a fanout whose newest destination gets the last messages first.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { framedContent } from '../../support/framed-content.js';
import { fullMethod } from '../../support/full-method.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const LENGTH = 'x-recent-history-length';
const NO_STORE = 'x-recent-history-no-store';
const published = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

/** An exchange `x` that has been sent so many messages, and queues that are not bound. */
function exchange(length: number | undefined, count: number, ...queues: string[]): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  const args = new Map<string, FieldValue>(length === undefined ? [] : [[LENGTH, field.int(length)]]);
  channel.exchange('x', 'x-recent-history', { arguments: args });
  for (const body of published(count)) channel.publish({ exchange: 'x', routingKey: `key ${body}`, body });
  for (const queue of queues) channel.queue(queue);
  return channel;
}

describe('a queue that is bound', () => {
  it.each([
    [undefined, 25, 20],
    [undefined, 3, 3],
    [1, 3, 1],
    [3, 7, 3],
    [7, 7, 7],
    [4, 0, 0],
  ])('with length %s gets of %d messages the last %d, in order', (length, count, expected) => {
    const channel = exchange(length, count, 'q');
    channel.bind('q', 'x');
    expect(channel.drain('q')).toEqual(published(count).slice(count - expected));
  });

  it('gets what comes later like any other, whatever the keys', () => {
    const channel = exchange(2, 2, 'p', 'q');
    channel.bind('p', 'x', 'one');
    channel.publish({ exchange: 'x', routingKey: 'two', body: 'new' });
    channel.bind('q', 'x', 'three');
    expect([channel.drain('p'), channel.drain('q')]).toEqual([
      ['0', '1', 'new'],
      ['1', 'new'],
    ]);
  });

  it('gets them for each new binding, and not for one that is there', () => {
    const channel = exchange(2, 2, 'q');
    channel.bind('q', 'x', 'one');
    channel.bind('q', 'x', 'one');
    expect(channel.drain('q')).toEqual(['0', '1']);
    channel.bind('q', 'x', 'two');
    expect(channel.drain('q')).toEqual(['0', '1']);
  });

  it('gets them as they were published', () => {
    const channel = exchange(undefined, 0, 'q');
    channel.exchange('before', 'topic');
    channel.call('exchange.bind', { source: 'before', destination: 'x', routingKey: '#' });
    const headers = new Map([
      ['n', field.int(7)],
      ['BCC', { type: 'A', value: [field.text('k')] } as const],
    ]);
    channel.publish({ exchange: 'before', routingKey: 'a.b', headers, persistent: true });
    channel.bind('q', 'x');
    const [answer] = channel.call('basic.get', { queue: 'q' });
    expect(answer).toMatchObject({ exchange: 'before', routingKey: 'a.b', redelivered: false, body: 'm' });
    const content = channel.client.outbound.contents.at(-1)!;
    expect(content.properties()).toEqual({ headers: new Map([['n', field.int(7)]]), deliveryMode: 2 });
  });

  it('to an exchange that is bound gets what that one routes there', () => {
    const channel = exchange(3, 5, 'q');
    channel.exchange('y', 'direct');
    channel.bind('q', 'y', 'key 4');
    channel.call('exchange.bind', { source: 'x', destination: 'y' });
    expect(channel.drain('q')).toEqual(['4']);
  });
});

describe('what is kept', () => {
  it.each<[string, FieldValue | undefined, boolean]>([
    ['no header', undefined, true],
    ['true', field.bool(true), false],
    ['false', field.bool(false), true],
    ['the text true', field.text('true'), true],
    ['1', field.int(1), true],
  ])(`with ${NO_STORE} of %s: %s`, (_, value, isKept) => {
    const channel = exchange(undefined, 0, 'early', 'late');
    channel.bind('early', 'x');
    const headers = value && new Map([[NO_STORE, value]]);
    channel.publish({ exchange: 'x', headers });
    channel.bind('late', 'x');
    expect([channel.drain('early').length, channel.drain('late').length]).toEqual([1, isKept ? 1 : 0]);
  });

  it('is each message of a publisher that always says the same', () => {
    const channel = exchange(2, 0, 'q');
    for (const body of published(4)) channel.publish({ exchange: 'x', routingKey: 'k', body });
    channel.bind('q', 'x');
    expect(channel.drain('q')).toEqual(['2', '3']);
  });

  it('is one message, however many keys it has', () => {
    const channel = exchange(undefined, 0, 'q');
    const headers = new Map([['CC', { type: 'A', value: [field.text('a'), field.text('b')] } as const]]);
    channel.publish({ exchange: 'x', headers });
    channel.bind('q', 'x');
    expect(channel.drain('q')).toEqual(['m']);
  });

  it('is what reached no queue too: it is returned, and kept', () => {
    const channel = exchange(undefined, 0, 'q');
    expect(channel.publish({ exchange: 'x', mandatory: true })).toMatchObject([{ name: 'basic.return' }]);
    channel.bind('q', 'x');
    expect(channel.drain('q')).toEqual(['m']);
  });

  it('keeps no chunk of a socket', () => {
    const channel = exchange(undefined, 0, 'q');
    const content = framedContent({ body: 'precious', borrowed: true });
    const chunk = content.bytes;
    channel.client.sendContent(1, fullMethod('basic.publish', { exchange: 'x' }), content);
    channel.turn();
    chunk.fill(0);
    channel.bind('q', 'x');
    expect(channel.drain('q')).toEqual(['precious']);
  });

  it('counts as memory until it is pushed out, or the exchange is gone', () => {
    const channel = exchange(3, 8, 'q');
    const { memory } = channel.client.core.broker;
    expect(memory.entries).toBe(3);
    channel.bind('q', 'x');
    expect(memory.entries).toBe(6);
    channel.call('exchange.delete', { exchange: 'x' });
    expect(memory.entries).toBe(3);
    channel.drain('q');
    expect([memory.entries, memory.bytes]).toEqual([0, 0]);
  });

  it('is forgotten with an auto-delete exchange that goes', () => {
    const channel = new ScriptedCore().channel();
    channel.exchange('x', 'x-recent-history', { autoDelete: true });
    channel.publish({ exchange: 'x' });
    channel.queue('q');
    channel.bind('q', 'x');
    channel.call('queue.delete', { queue: 'q' });
    const { memory } = channel.client.core.broker;
    expect([memory.entries, memory.bytes]).toEqual([0, 0]);
  });
});

describe('the length', () => {
  it.each<[FieldValue, string]>([
    [field.int(0), '0'],
    [field.int(-1), '-1'],
    [field.text('5'), '<<"5">>'],
    [field.bool(true), 'true'],
    [{ type: 'V', value: null }, 'undefined'],
  ])('cannot be %j', (value, shown) => {
    const channel = new ScriptedCore().channel();
    const text = `PRECONDITION_FAILED - Invalid argument ${shown}, '${LENGTH}' must be a positive integer`;
    const declare = { exchange: 'x', type: 'x-recent-history', arguments: new Map([[LENGTH, value]]) };
    expect(channel.call('exchange.declare', declare)).toEqual([channelClosed(406, text, 'exchange.declare')]);
  });

  it('is not compared when the exchange is declared again', () => {
    const channel = exchange(2, 0);
    const declare = { exchange: 'x', type: 'x-recent-history', arguments: new Map([[LENGTH, field.int(0)]]) };
    expect(channel.call('exchange.declare', declare)).toEqual([{ name: 'exchange.declare-ok' }]);
  });
});
