/**
 * basic.qos in RabbitMQ's reading: `global=false` is for each consumer to come, `global=true` for the
 * channel as a whole and at once.
 */
import { describe, expect, it } from '@jest/globals';
import { type ScriptedChannel, bodiesOf, deliveriesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

/** A queue of six messages. */
function channelWithMessages(core = new ScriptedCore()): ScriptedChannel {
  const channel = core.channel();
  channel.queue('q');
  for (let i = 1; i <= 6; i++) channel.publish({ routingKey: 'q', body: `${i}` });
  channel.take();
  return channel;
}

function consume(channel: ScriptedChannel, consumerTag: string, noAck = false): string[] {
  return bodiesOf(channel.call('basic.consume', { queue: 'q', consumerTag, noAck }));
}

describe('without basic.qos', () => {
  it('a consumer gets all there is', () => {
    expect(consume(channelWithMessages(), 't')).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});

describe('a limit for each consumer', () => {
  it('is for those that start later, each its own', () => {
    const channel = channelWithMessages();
    expect(channel.call('basic.qos', { prefetchCount: 2 })).toEqual([{ name: 'basic.qos-ok' }]);
    expect(consume(channel, 't')).toEqual(['1', '2']);
    expect(channel.call('basic.qos', { prefetchCount: 1 })).toEqual([{ name: 'basic.qos-ok' }]);
    expect(consume(channel, 'u')).toEqual(['3']);
    expect(deliveriesOf(channel.call('basic.ack', { deliveryTag: 2, multiple: true }))).toMatchObject([
      { consumerTag: 't', body: '4' },
      { consumerTag: 't', body: '5' },
    ]);
  });

  it('of zero is none', () => {
    const channel = channelWithMessages();
    channel.call('basic.qos', { prefetchCount: 1 });
    channel.call('basic.qos', { prefetchCount: 0 });
    expect(consume(channel, 't')).toHaveLength(6);
  });

  it('is nothing to one that does not acknowledge', () => {
    const channel = channelWithMessages();
    channel.call('basic.qos', { prefetchCount: 1 });
    expect(consume(channel, 't', true)).toHaveLength(6);
  });

  it('does not count what was fetched', () => {
    const channel = channelWithMessages();
    channel.call('basic.get', { queue: 'q' });
    channel.call('basic.qos', { prefetchCount: 1 });
    expect(consume(channel, 't')).toEqual(['2']);
  });

  it('does not count for a consumer what came back from it and was then fetched', () => {
    const channel = channelWithMessages();
    channel.call('basic.qos', { prefetchCount: 1 });
    expect(consume(channel, 't')).toEqual(['1']);
    channel.call('channel.flow', { active: false });
    channel.call('basic.reject', { deliveryTag: 1, requeue: true });
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ body: '1' }]);
    expect(bodiesOf(channel.call('channel.flow', { active: true }))).toEqual(['2']);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 2 }))).toEqual([]);
  });

  it('is for one channel alone', () => {
    const channel = channelWithMessages();
    channel.call('basic.qos', { prefetchCount: 1 });
    expect(consume(channel.client.channel(2), 't')).toHaveLength(6);
  });
});

describe('a consumer at its limit', () => {
  it.each([
    ['basic.ack', { deliveryTag: 1 }, '2'],
    ['basic.nack', { deliveryTag: 1, requeue: false }, '2'],
    ['basic.reject', { deliveryTag: 1, requeue: false }, '2'],
    ['basic.nack', { deliveryTag: 1, requeue: true }, '1'],
    ['basic.reject', { deliveryTag: 1, requeue: true }, '1'],
    ['basic.nack', { deliveryTag: 0, multiple: true, requeue: true }, '1'],
    ['basic.recover', { requeue: true }, '1'],
    ['basic.recover-async', { requeue: true }, '1'],
  ] as const)('gets the next after %s %j', (name, args, next) => {
    const channel = channelWithMessages();
    channel.call('basic.qos', { prefetchCount: 1 });
    consume(channel, 't');
    expect(bodiesOf(channel.call(name, args))).toEqual([next]);
  });
});

describe('a limit for the channel', () => {
  const qos = (channel: ScriptedChannel, prefetchCount: number): string[] =>
    bodiesOf(channel.call('basic.qos', { prefetchCount, global: true }));

  it('is shared by its consumers, of all its queues', () => {
    const channel = channelWithMessages();
    channel.queue('other');
    channel.publish({ routingKey: 'other', body: 'o' });
    qos(channel, 2);
    expect(consume(channel, 't')).toEqual(['1', '2']);
    expect(channel.call('basic.consume', { queue: 'other', consumerTag: 'u' })).toHaveLength(1);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 1 }))).toHaveLength(1);
  });

  it('is in force at once, when it is raised and when it is taken away', () => {
    const channel = channelWithMessages();
    qos(channel, 1);
    expect(consume(channel, 't')).toEqual(['1']);
    expect(qos(channel, 3)).toEqual(['2', '3']);
    expect(qos(channel, 1)).toEqual([]);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 2, multiple: true }))).toEqual([]);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 3 }))).toEqual(['4']);
    expect(qos(channel, 0)).toEqual(['5', '6']);
  });

  it('is beside that of each consumer', () => {
    const channel = channelWithMessages();
    channel.call('basic.qos', { prefetchCount: 2 });
    qos(channel, 3);
    expect(consume(channel, 't')).toEqual(['1', '2']);
    expect(consume(channel, 'u')).toEqual(['3']);
  });

  it('holds back those that do not acknowledge while others have reached it', () => {
    const channel = channelWithMessages();
    qos(channel, 1);
    expect(consume(channel, 't')).toEqual(['1']);
    channel.call('basic.cancel', { consumerTag: 't' });
    expect(consume(channel, 'u', true)).toEqual([]);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 1 }))).toEqual(['2', '3', '4', '5', '6']);
  });

  it('still counts the deliveries of a consumer that was cancelled', () => {
    const channel = channelWithMessages();
    qos(channel, 2);
    consume(channel, 't');
    channel.call('basic.cancel', { consumerTag: 't' });
    expect(consume(channel, 'u')).toEqual([]);
    expect(bodiesOf(channel.call('basic.nack', { deliveryTag: 1 }))).toEqual(['3']);
  });
});
