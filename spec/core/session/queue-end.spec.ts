/**
 * Purging and deleting queues, and queues that go on their own with their last consumer.
 */
import { describe, expect, it } from '@jest/globals';
import { channelClosed } from '../../support/refusals.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const purged = (messageCount: number) => [{ name: 'queue.purge-ok', messageCount }];
const deleted = (messageCount: number) => [{ name: 'queue.delete-ok', messageCount }];

/** A queue with messages, the first of which are out with `basic.get`. */
function queueWith(ready: number, unacked = 0): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.queue('q', { durable: true });
  for (let i = 0; i < ready + unacked; i++) channel.publish({ routingKey: 'q', body: `m${i}`, persistent: true });
  for (let i = 0; i < unacked; i++) channel.call('basic.get', { queue: 'q' });
  return channel;
}

describe('queue.purge', () => {
  it('drops what is ready and counts it, and leaves what is delivered', () => {
    const channel = queueWith(2, 1);
    expect(channel.call('queue.purge', { queue: 'q' })).toEqual(purged(2));
    expect(channel.call('queue.purge', { queue: 'q' })).toEqual(purged(0));
    channel.call('basic.nack', { deliveryTag: 1, requeue: true });
    expect(channel.drain('q')).toEqual(['m0']);
  });

  it('with no-wait has no answer', () => {
    const channel = queueWith(1);
    expect(channel.call('queue.purge', { queue: 'q', noWait: true })).toEqual([]);
    expect(channel.drain('q')).toEqual([]);
  });

  it('lets go of the memory', () => {
    const channel = queueWith(3);
    channel.call('queue.purge', { queue: 'q' });
    expect(channel.client.core.broker.memory).toMatchObject({ entries: 0, bytes: 0 });
  });
});

describe('queue.delete', () => {
  it('counts what was ready', () => {
    const channel = queueWith(2, 1);
    expect(channel.call('queue.delete', { queue: 'q' })).toEqual(deleted(2));
    expect(channel.counts('q')).toBeUndefined();
  });

  it('of what is not there succeeds', () => {
    const channel = queueWith(0);
    expect(channel.call('queue.delete', { queue: 'none' })).toEqual(deleted(0));
    expect(channel.call('queue.delete', { queue: 'none', ifUnused: true, ifEmpty: true })).toEqual(deleted(0));
  });

  it('with no-wait has no answer', () => {
    const channel = queueWith(0);
    expect(channel.call('queue.delete', { queue: 'q', noWait: true })).toEqual([]);
    expect(channel.counts('q')).toBeUndefined();
  });

  it.each([
    ['if unused, with a consumer', { ifUnused: true }, 'in use'],
    ['if empty, with a message ready', { ifEmpty: true }, 'not empty'],
    ['if empty and unused, with both', { ifEmpty: true, ifUnused: true }, 'not empty'],
  ])('%s is refused', (_what, args, why) => {
    const channel = queueWith(2);
    channel.call('basic.qos', { prefetchCount: 1 });
    channel.call('basic.consume', { queue: 'q' });
    const text = `PRECONDITION_FAILED - queue 'q' in vhost '/' ${why}`;
    expect(channel.call('queue.delete', { queue: 'q', ...args })).toEqual([channelClosed(406, text, 'queue.delete')]);
  });

  it('if unused does not mind messages, if empty does not mind deliveries and consumers', () => {
    expect(queueWith(2).call('queue.delete', { queue: 'q', ifUnused: true })).toEqual(deleted(2));
    const channel = queueWith(0, 1);
    channel.call('basic.consume', { queue: 'q' });
    expect(channel.call('queue.delete', { queue: 'q', ifEmpty: true })).toEqual(deleted(0));
  });

  it('takes its bindings along', () => {
    const channel = queueWith(0);
    channel.bind('q', 'amq.fanout');
    channel.call('queue.delete', { queue: 'q' });
    channel.queue('q');
    channel.publish({ exchange: 'amq.fanout' });
    expect(channel.drain('q')).toEqual([]);
  });

  it('leaves deliveries to be settled by those who have them', () => {
    const channel = queueWith(0, 3);
    channel.call('queue.delete', { queue: 'q' });
    expect(channel.call('basic.ack', { deliveryTag: 1 })).toEqual([]);
    expect(channel.call('basic.nack', { deliveryTag: 2, requeue: true })).toEqual([]);
    expect(channel.call('basic.recover', { requeue: true })).toEqual([{ name: 'basic.recover-ok' }]);
    expect(channel.client.core.broker.memory).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('does not give deliveries to a new queue of the same name', () => {
    const channel = queueWith(0, 1);
    channel.call('queue.delete', { queue: 'q' });
    channel.queue('q');
    channel.call('basic.nack', { deliveryTag: 1, requeue: true });
    expect(channel.drain('q')).toEqual([]);
  });

  it('tells consumers that can hear it', () => {
    const core = new ScriptedCore();
    const hearing = core.channel('consumer_cancel_notify');
    const deaf = core.channel();
    hearing.queue('q');
    hearing.call('basic.consume', { queue: 'q', consumerTag: 'hearing' });
    deaf.call('basic.consume', { queue: 'q', consumerTag: 'deaf' });
    core.channel().call('queue.delete', { queue: 'q' });
    expect(hearing.take()).toEqual([{ name: 'basic.cancel', consumerTag: 'hearing', noWait: true }]);
    expect(deaf.take()).toEqual([]);
  });

  it('frees the tags of its consumers', () => {
    const channel = new ScriptedCore().channel('consumer_cancel_notify');
    channel.queue('q');
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    channel.call('queue.delete', { queue: 'q' });
    expect(channel.call('basic.cancel-ok', { consumerTag: 't' })).toEqual([]);
    expect(channel.call('basic.cancel', { consumerTag: 't' })).toEqual([{ name: 'basic.cancel-ok', consumerTag: 't' }]);
    channel.queue('q');
    expect(channel.call('basic.consume', { queue: 'q', consumerTag: 't' })).toEqual([
      { name: 'basic.consume-ok', consumerTag: 't' },
    ]);
  });
});

describe('an auto-delete queue', () => {
  function autoDelete(): ScriptedChannel {
    const channel = new ScriptedCore().channel('consumer_cancel_notify');
    channel.queue('q', { autoDelete: true });
    return channel;
  }

  it('waits for its first consumer', () => {
    const channel = autoDelete();
    channel.publish({ routingKey: 'q' });
    channel.call('basic.get', { queue: 'q', noAck: true });
    channel.call('basic.cancel', { consumerTag: 'none' });
    expect(channel.counts('q')).toEqual({ ready: 0, consumers: 0 });
  });

  it('goes when the last consumer is cancelled, which hears nothing of it', () => {
    const channel = autoDelete();
    for (const consumerTag of ['t', 'u']) channel.call('basic.consume', { queue: 'q', consumerTag });
    channel.call('basic.cancel', { consumerTag: 't' });
    expect(channel.counts('q')).toEqual({ ready: 0, consumers: 1 });
    expect(channel.call('basic.cancel', { consumerTag: 'u' })).toEqual([{ name: 'basic.cancel-ok', consumerTag: 'u' }]);
    expect(channel.counts('q')).toBeUndefined();
  });

  it('goes with the channel of its last consumers, and its deliveries with it', () => {
    const channel = autoDelete();
    const second = channel.client.channel(2);
    for (const consumerTag of ['t', 'u']) second.call('basic.consume', { queue: 'q', consumerTag });
    channel.publish({ routingKey: 'q' });
    second.call('channel.close');
    expect(channel.client.core.broker.memory.entries).toBe(0);
    expect(channel.counts('q')).toBeUndefined();
  });

  it('leaves a delivery to be acknowledged after it has gone', () => {
    const channel = autoDelete();
    channel.publish({ routingKey: 'q' });
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    channel.call('basic.cancel', { consumerTag: 't' });
    expect(channel.call('basic.ack', { deliveryTag: 1 })).toEqual([]);
  });
});
