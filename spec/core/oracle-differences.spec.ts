/**
 * Where a run of the same frames against RabbitMQ and this broker gave two answers, and RabbitMQ's was right.
 */
import { describe, expect, it } from '@jest/globals';
import type { MethodName } from '../../src/wire/methods/methods.js';
import { Content } from '../../src/wire/content/content.js';
import { type FieldTable, field } from '../../src/wire/values/field-table.js';
import { headerFrame, short, shortstr } from '../support/amqp-bytes.js';
import { fullMethod } from '../support/full-method.js';
import { channelClosed } from '../support/refusals.js';
import { type ScriptedChannel, bodiesOf } from '../support/scripted-channel.js';
import { ScriptedCore } from '../support/scripted-core.js';

/** Two exchanges and a queue, bound with key `k`. */
function channelWithBindings(): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.exchange('x', 'direct');
  channel.exchange('y', 'direct');
  channel.queue('q');
  channel.bind('q', 'x', 'k');
  channel.call('exchange.bind', { destination: 'x', source: 'y', routingKey: 'k' });
  return channel;
}

/** True when a message published to `exchange` with this key reaches a queue. */
function routes(channel: ScriptedChannel, exchange: string, routingKey = 'k'): boolean {
  return channel.publish({ exchange, routingKey, mandatory: true }).length === 0;
}

describe('line ends in a name', () => {
  it.each<[MethodName, Readonly<Record<string, unknown>>, string, string]>([
    ['queue.bind', { queue: '\nq\r', exchange: 'x', routingKey: 'new' }, 'x', 'new'],
    ['queue.bind', { queue: 'q', exchange: '\r\nx', routingKey: 'new' }, 'x', 'new'],
    ['exchange.bind', { destination: 'x\r\n', source: 'y', routingKey: 'k2' }, 'y', 'k2'],
    ['exchange.bind', { destination: 'x', source: 'y\n', routingKey: 'k2' }, 'y', 'k2'],
  ])('are dropped by %s %j', (name, args, exchange, routingKey) => {
    const channel = channelWithBindings();
    channel.bind('q', 'x', 'k2');
    expect(channel.call(name, args)).toEqual([{ name: `${name}-ok` }]);
    expect(routes(channel, exchange, routingKey)).toBe(true);
  });

  it.each<[MethodName, Readonly<Record<string, unknown>>]>([
    ['queue.unbind', { queue: 'q\n', exchange: 'x', routingKey: 'k' }],
    ['queue.unbind', { queue: 'q', exchange: 'x\r', routingKey: 'k' }],
    ['queue.delete', { queue: '\r\nq' }],
    ['exchange.unbind', { destination: '\nx', source: 'y', routingKey: 'k' }],
    ['exchange.unbind', { destination: 'x', source: '\ny', routingKey: 'k' }],
    ['exchange.delete', { exchange: 'x\r\n' }],
  ])('are dropped by %s %j', (name, args) => {
    const channel = channelWithBindings();
    expect(channel.call(name, args)).toMatchObject([{ name: `${name}-ok` }]);
    expect(routes(channel, 'y')).toBe(false);
  });

  it.each<[MethodName, Readonly<Record<string, unknown>>]>([
    ['exchange.delete', { exchange: '\r\n' }],
    ['exchange.bind', { destination: '\n', source: 'y' }],
    ['exchange.bind', { destination: 'x', source: '\n' }],
    ['exchange.unbind', { destination: 'x', source: '\n' }],
    ['queue.bind', { queue: 'q', exchange: '\r' }],
    ['queue.unbind', { queue: 'q', exchange: '\r' }],
  ])('may be all of it: %s %j means the default exchange', (name, args) => {
    const text = 'ACCESS_REFUSED - operation not permitted on the default exchange';
    expect(channelWithBindings().call(name, args)).toEqual([channelClosed(403, text, name)]);
  });

  it('may be all of it: no queue is called so', () => {
    const text = "NOT_FOUND - no queue '' in vhost '/'";
    const channel = channelWithBindings();
    expect(channel.call('queue.bind', { queue: '\r\n', exchange: 'x' })).toEqual([
      channelClosed(404, text, 'queue.bind'),
    ]);
  });

  it('do not hide that an exchange is one of the system', () => {
    const text = "ACCESS_REFUSED - deletion of system exchange 'amq.direct' in vhost '/' not allowed";
    expect(channelWithBindings().call('exchange.delete', { exchange: 'am\nq.direct' })).toEqual([
      channelClosed(403, text, 'exchange.delete'),
    ]);
  });

  it.each<[MethodName]>([['queue.purge'], ['basic.get'], ['basic.consume']])('are part of it for %s', (name) => {
    const text = "NOT_FOUND - no queue 'q\n' in vhost '/'";
    expect(channelWithBindings().call(name, { queue: 'q\n' })).toEqual([channelClosed(404, text, name)]);
  });

  it('are part of a routing key', () => {
    expect(routes(channelWithBindings(), 'x', 'k\n')).toBe(false);
  });
});

describe('of two things that are wrong', () => {
  it.each([
    ['', {}],
    ['amq.new', {}],
    ['x', { 'alternate-exchange': field.int(1) }],
  ])('an unknown exchange type comes first: %j %j', (exchange, args) => {
    const method = { exchange, type: 'odd', arguments: new Map(Object.entries(args)) };
    expect(new ScriptedCore().channel().call('exchange.declare', method)).toMatchObject([
      { name: 'channel.close', replyText: "PRECONDITION_FAILED - unknown exchange type 'odd'" },
    ]);
  });

  it('the missing last queue comes before a consumer tag in use', () => {
    const { client } = channelWithBindings();
    const channel = client.channel(2);
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    expect(channel.call('basic.consume', { queue: '', consumerTag: 't' })).toEqual([
      channelClosed(404, 'NOT_FOUND - no previously declared queue', 'basic.consume'),
    ]);
  });
});

describe('the limit of a channel', () => {
  it('does not count what was fetched', () => {
    const channel = channelWithBindings();
    for (const body of ['1', '2', '3', '4']) channel.publish({ routingKey: 'q', body });
    channel.call('basic.qos', { prefetchCount: 1, global: true });
    channel.call('basic.get', { queue: 'q' });
    channel.call('basic.get', { queue: 'q' });
    expect(bodiesOf(channel.call('basic.consume', { queue: 'q' }))).toEqual(['3']);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 2, multiple: true }))).toEqual([]);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 3 }))).toEqual(['4']);
  });

  it('counts what a transaction has settled until the commit', () => {
    const channel = channelWithBindings();
    for (const body of ['1', '2', '3']) channel.publish({ routingKey: 'q', body });
    channel.call('basic.qos', { prefetchCount: 1, global: true });
    channel.call('tx.select');
    expect(bodiesOf(channel.call('basic.consume', { queue: 'q' }))).toEqual(['1']);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 1 }))).toEqual([]);
    expect(bodiesOf(channel.call('tx.rollback'))).toEqual([]);
    channel.call('basic.ack', { deliveryTag: 1 });
    expect(bodiesOf(channel.call('tx.commit'))).toEqual(['2']);
  });
});

describe('where a queue stands in its cluster', () => {
  const place = (name: string): FieldTable => new Map([[name, field.text('client-local')]]);

  it.each(['x-queue-leader-locator', 'x-queue-master-locator'])('is compared on declaring again: %s', (name) => {
    const channel = new ScriptedCore().channel();
    channel.queue('placed', { arguments: place(name) });
    expect(channel.call('queue.declare', { queue: 'placed', arguments: place(name) })).toHaveLength(1);
    const text =
      `PRECONDITION_FAILED - inequivalent arg '${name}' for queue 'placed' in vhost '/': ` +
      "received none but current is the value 'client-local' of type 'longstr'";
    expect(channel.call('queue.declare', { queue: 'placed' })).toEqual([channelClosed(406, text, 'queue.declare')]);
  });
});

describe('a user-id', () => {
  const FLAG_USER_ID = 0x0010;

  function publishAs(channel: ScriptedChannel, userId: string): void {
    const header = headerFrame(0, 0, Buffer.concat([short(FLAG_USER_ID), shortstr(userId)]));
    const content = Content.framed(header, 0, header.length, header.length);
    channel.client.sendContent(channel.number, fullMethod('basic.publish', { routingKey: 'q' }), content);
  }

  it('may be the name of the user', () => {
    const channel = channelWithBindings();
    publishAs(channel, 'guest');
    publishAs(channel, 'guest');
    expect(channel.turn()).toEqual([]);
    expect(channel.drain('q')).toHaveLength(2);
  });

  it.each(['other', ''])('may not be %j: the channel is closed and the message lost', (userId) => {
    const channel = channelWithBindings();
    publishAs(channel, 'guest');
    publishAs(channel, userId);
    const text = `PRECONDITION_FAILED - user_id property set to '${userId}' but authenticated user was 'guest'`;
    expect(channel.turn()).toEqual([channelClosed(406, text, 'basic.publish')]);
    expect(channel.client.channel(2).drain('q')).toHaveLength(1);
  });

  it('is looked at after the exchange', () => {
    const channel = channelWithBindings();
    const header = headerFrame(0, 0, Buffer.concat([short(FLAG_USER_ID), shortstr('other')]));
    const content = Content.framed(header, 0, header.length, header.length);
    channel.client.sendContent(1, fullMethod('basic.publish', { exchange: 'none' }), content);
    expect(channel.turn()).toMatchObject([{ replyCode: 404 }]);
  });
});
