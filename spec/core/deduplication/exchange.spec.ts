/**
 * An exchange that routes nothing twice: of the type of RabbitMQ's community plugin, and of any other type
 * with LavinMQ's argument.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { type PublishOptions, type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const TYPE = 'x-message-deduplication';
const size = (value: number): [string, FieldValue] => ['x-cache-size', field.int(value)];
const lavin: [string, FieldValue] = ['x-message-deduplication', field.bool(true)];

/** An exchange `x`, and a queue `q` that is bound to it. */
function exchange(type = TYPE, args: readonly [string, FieldValue][] = [size(3)]): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.exchange('x', type, { arguments: new Map(args) });
  channel.queue('q');
  channel.bind('q', 'x', 'key');
  return channel;
}

function value(of: FieldValue | string, header = 'x-deduplication-header'): FieldTable {
  return new Map([[header, typeof of === 'string' ? field.text(of) : of]]);
}

/** What of these values comes to `q`, published one after the other with these bodies. */
function routed(channel: ScriptedChannel, values: readonly (FieldValue | string)[]): string[] {
  for (const [index, one] of values.entries()) publish(channel, String(index), value(one));
  return channel.drain('q');
}

function publish(channel: ScriptedChannel, body: string, headers?: FieldTable, more: Partial<PublishOptions> = {}) {
  return channel.publish({ exchange: 'x', routingKey: 'key', body, ...(headers && { headers }), ...more });
}

describe('an exchange of the type', () => {
  it('routes to all its queues what it has not seen, whatever the keys', () => {
    const channel = exchange();
    channel.queue('p');
    channel.bind('p', 'x', 'other');
    publish(channel, '1', value('a'));
    publish(channel, '2', value('a'), { routingKey: 'another' });
    publish(channel, '3', value('b'));
    expect([channel.drain('q'), channel.drain('p')]).toEqual([
      ['1', '3'],
      ['1', '3'],
    ]);
  });

  it('routes everything that has no such header', () => {
    const channel = exchange();
    for (const headers of [undefined, new Map(), value('a', 'another'), undefined]) publish(channel, 'm', headers);
    expect(channel.drain('q')).toHaveLength(4);
  });

  it('takes values of other types, or other bytes, for others', () => {
    const distinct: readonly FieldValue[] = [
      { type: 'S', value: '1' },
      { type: 'x', value: Buffer.from('1') },
      { type: 'I', value: 1 },
      { type: 'l', value: 1 },
      { type: 'b', value: 1 },
      { type: 't', value: true },
      { type: 'V', value: null },
      { type: 'F', value: new Map([['a', field.int(1)]]) },
      { type: 'F', value: new Map([['a', field.int(2)]]) },
      { type: 'A', value: [field.int(1)] },
      { type: 'S', value: '' },
      { type: 'S', value: 'é' },
      { type: 'S', value: 'e\u0301' },
    ];
    const channel = exchange(TYPE, [size(100)]);
    expect(routed(channel, distinct)).toHaveLength(distinct.length);
    expect(routed(channel, distinct)).toEqual([]);
  });

  it('tells long values apart by their last byte', () => {
    const long = 'v'.repeat(60_000);
    expect(routed(exchange(), [long, `${long}1`, `${long}2`, `${long}1`])).toEqual(['0', '1', '2']);
  });

  it('forgets the oldest when there is no more room', () => {
    expect(routed(exchange(), ['a', 'b', 'c', 'a', 'd', 'a', 'b', 'c', 'd'])).toEqual([
      '0',
      '1',
      '2',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });

  it('takes a size in digits, as the plugin does', () => {
    expect(routed(exchange(TYPE, [['x-cache-size', field.text('1')]]), ['a', 'a', 'b', 'a'])).toEqual(['0', '2', '3']);
  });

  it('has seen nothing when it is made anew', () => {
    const channel = exchange();
    expect(routed(channel, ['a'])).toEqual(['0']);
    channel.call('exchange.delete', { exchange: 'x' });
    channel.exchange('x', TYPE, { arguments: new Map([size(3)]) });
    channel.bind('q', 'x');
    expect(routed(channel, ['a', 'a'])).toEqual(['0']);
  });

  it('is not concerned by what another exchange has seen', () => {
    const channel = exchange();
    channel.exchange('y', TYPE, { arguments: new Map([size(3)]) });
    channel.bind('q', 'y');
    publish(channel, '1', value('a'));
    publish(channel, '2', value('a'), { exchange: 'y' });
    expect(channel.drain('q')).toEqual(['1', '2']);
  });

  it('sees what comes by a binding of another exchange', () => {
    const channel = exchange();
    channel.exchange('source', 'fanout');
    channel.call('exchange.bind', { source: 'source', destination: 'x' });
    publish(channel, '1', value('a'), { exchange: 'source' });
    publish(channel, '2', value('a'), { exchange: 'source' });
    publish(channel, '3', value('a'));
    expect(channel.drain('q')).toEqual(['1']);
  });
});

describe('time', () => {
  const ttl = (value: number): [string, FieldValue] => ['x-cache-ttl', field.int(value)];

  it('makes an exchange forget a value, from the first message on', () => {
    const channel = exchange(TYPE, [size(3), ttl(100)]);
    const { clock } = channel.client.core;
    publish(channel, '1', value('a'));
    clock.advance(60);
    publish(channel, '2', value('a'));
    clock.advance(39);
    publish(channel, '3', value('a'));
    clock.advance(1);
    publish(channel, '4', value('a'));
    expect(channel.drain('q')).toEqual(['1', '4']);
  });

  it.each<[FieldValue, number]>([
    [field.int(10), 10],
    [{ type: 'l', value: 500 }, 500],
    [{ type: 'b', value: 0 }, 0],
    [field.int(-5), 0],
    [field.text('10'), 100], // as if it were not there
    [{ type: 'd', value: 10 }, 100],
  ])('is as the message says: %j', (header, expectedMs) => {
    const channel = exchange(TYPE, [size(3), ttl(100)]);
    const headers = new Map([...value('a'), ['x-cache-ttl', header] as const]);
    publish(channel, '1', headers);
    if (expectedMs > 0) {
      channel.client.core.clock.advance(expectedMs - 1);
      publish(channel, '2', value('a'));
      channel.client.core.clock.advance(1);
    }
    publish(channel, '3', value('a'));
    expect(channel.drain('q')).toEqual(['1', '3']);
  });

  it('makes room before anything that is still to be remembered goes', () => {
    const channel = exchange();
    const { clock } = channel.client.core;
    publish(channel, '1', value('a'));
    publish(channel, '2', new Map([...value('b'), ['x-cache-ttl', field.int(10)] as const]));
    publish(channel, '3', value('c'));
    clock.advance(10);
    expect(routed(channel, ['d', 'a', 'c'])).toEqual(['1', '2', '3', '0']);
  });
});

describe('the argument', () => {
  it('has an exchange of any type drop duplicates before it matches', () => {
    const channel = exchange('direct', [lavin]);
    publish(channel, '1', value('a'));
    publish(channel, '2', value('a'));
    publish(channel, '3', value('b'), { routingKey: 'nowhere' });
    publish(channel, '4', value('c'));
    expect(channel.drain('q')).toEqual(['1', '4']);
  });

  it('remembers 128 values where it is not told how many', () => {
    const channel = exchange('fanout', [lavin]);
    const values = Array.from({ length: 128 }, (_, index) => `v${index}`);
    expect(routed(channel, values)).toHaveLength(128);
    expect(routed(channel, values)).toEqual([]);
    expect(routed(channel, ['one more', 'v1', 'v127', 'v0'])).toEqual(['0', '3']);
  });

  it('takes the name of another header', () => {
    const channel = exchange('topic', [lavin, ['x-deduplication-header', field.text('id')]]);
    for (const body of ['1', '2']) publish(channel, body, value('a', 'id'));
    for (const body of ['3', '4']) publish(channel, body, value('a'));
    expect(channel.drain('q')).toEqual(['1', '3', '4']);
  });

  it('does nothing when it is false', () => {
    expect(routed(exchange('fanout', [[lavin[0], field.bool(false)]]), ['a', 'a'])).toEqual(['0', '1']);
  });

  it('holds for messages that wait, once', () => {
    const delayed = field.text('fanout');
    const channel = exchange('x-delayed-message', [lavin, ['x-delayed-type', delayed]]);
    const { core } = channel.client;
    const headers = new Map([...value('a'), ['x-delay', field.int(10)] as const]);
    publish(channel, '1', headers);
    publish(channel, '2', headers);
    publish(channel, '3', value('a'));
    core.clock.advance(10, () => core.endTurn());
    publish(channel, '4', value('a'));
    expect(channel.drain('q')).toEqual(['1']);
  });

  it('keeps duplicates out of a recent history', () => {
    const channel = exchange('x-recent-history', [lavin]);
    publish(channel, '1', value('a'));
    publish(channel, '2', value('a'));
    channel.queue('late');
    channel.bind('late', 'x');
    expect(channel.drain('late')).toEqual(['1']);
  });
});
