/**
 * basic.get: one message at a time, on request.
 */
import { describe, expect, it } from '@jest/globals';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

function channelWithMessages(...bodies: string[]): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.queue('q');
  for (const body of bodies) channel.publish({ routingKey: 'q', body });
  channel.take();
  return channel;
}

describe('basic.get', () => {
  it('gives the first message, and how many are left', () => {
    const channel = channelWithMessages('one', 'two', '');
    const answer = { name: 'basic.get-ok', redelivered: false, exchange: '', routingKey: 'q' };
    expect([1, 2, 3, 4].map(() => channel.call('basic.get', { queue: 'q' }))).toEqual([
      [{ ...answer, deliveryTag: 1, messageCount: 2, body: 'one' }],
      [{ ...answer, deliveryTag: 2, messageCount: 1, body: 'two' }],
      [{ ...answer, deliveryTag: 3, messageCount: 0, body: '' }],
      [{ name: 'basic.get-empty' }],
    ]);
  });

  it('without acknowledgement is done with it at once', () => {
    const channel = channelWithMessages('one', 'two');
    expect(channel.call('basic.get', { queue: 'q', noAck: true })).toMatchObject([{ deliveryTag: 1, body: 'one' }]);
    channel.call('basic.recover', { requeue: true });
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ deliveryTag: 2, body: 'two' }]);
  });

  it('says that a message was delivered before', () => {
    const channel = channelWithMessages('one');
    channel.call('basic.get', { queue: 'q' });
    channel.call('basic.reject', { deliveryTag: 1, requeue: true });
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ redelivered: true, body: 'one' }]);
  });

  it('is not held up by any limit of deliveries', () => {
    const channel = channelWithMessages('one', 'two', 'three');
    channel.call('basic.qos', { prefetchCount: 1, global: true });
    channel.call('basic.consume', { queue: 'q' });
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ body: 'two' }]);
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ body: 'three' }]);
  });

  it('takes from what consumers have no room for', () => {
    const channel = channelWithMessages('one', 'two', 'three');
    channel.call('basic.qos', { prefetchCount: 1 });
    expect(bodiesOf(channel.call('basic.consume', { queue: 'q' }))).toEqual(['one']);
    expect(channel.call('basic.get', { queue: 'q', noAck: true })).toMatchObject([{ body: 'two' }]);
    expect(bodiesOf(channel.call('basic.ack', { deliveryTag: 1 }))).toEqual(['three']);
  });
});
