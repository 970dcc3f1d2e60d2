/**
 * Publisher confirms on a channel: what they wait for, in which order, and what is never confirmed.
 */
import { describe, expect, it } from '@jest/globals';
import { HeldStore } from '../../support/held-store.js';
import { channelClosed } from '../../support/refusals.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const ack = (deliveryTag: number, multiple = false) => ({ name: 'basic.ack', deliveryTag, multiple });

/** A channel in confirm mode with a durable and a transient queue, over a disk that waits for the test. */
function confirming(): { channel: ScriptedChannel; store: HeldStore } {
  const store = new HeldStore();
  const channel = new ScriptedCore({}, store).channel();
  channel.queue('durable', { durable: true });
  channel.queue('transient');
  channel.call('confirm.select');
  return { channel, store };
}

const persistent = (routingKey: string) => ({ routingKey, persistent: true });

describe('confirm.select', () => {
  it('may be sent again, and has no answer with no-wait', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    expect(channel.call('confirm.select')).toEqual([{ name: 'confirm.select-ok' }]);
    expect(channel.publish({ routingKey: 'none' })).toEqual([ack(1)]);
    expect(channel.call('confirm.select')).toEqual([{ name: 'confirm.select-ok' }]);
    expect(channel.call('confirm.select', { noWait: true })).toEqual([]);
    expect(channel.publish({ routingKey: 'none' })).toEqual([ack(2)]);
  });

  it('counts from the first publish after it', () => {
    const channel = new ScriptedCore().channel();
    channel.publish({ routingKey: 'none' });
    channel.call('confirm.select');
    expect(channel.publish({ routingKey: 'none' })).toEqual([ack(1)]);
  });

  it.each([
    ['confirm.select', 'tx.select', 'cannot switch from confirm to tx mode'],
    ['tx.select', 'confirm.select', 'cannot switch from tx to confirm mode'],
  ] as const)('%s excludes %s', (first, second, why) => {
    const channel = new ScriptedCore().channel();
    channel.call(first);
    expect(channel.call(second)).toEqual([channelClosed(406, `PRECONDITION_FAILED - ${why}`, second)]);
  });
});

describe('a confirm', () => {
  it.each([
    ['a transient message', { routingKey: 'durable' }],
    ['a transient queue', persistent('transient')],
    ['what reaches no queue', persistent('none')],
  ])('does not wait for the disk for %s', (_what, publish) => {
    const { channel } = confirming();
    expect(channel.publish(publish)).toEqual([ack(1)]);
  });

  it('waits for the disk for a persistent message in a durable queue', () => {
    const { channel, store } = confirming();
    expect(channel.publish(persistent('durable'))).toEqual([]);
    store.sync();
    expect(channel.take()).toEqual([ack(1)]);
  });

  it('waits for the disk when only one of several queues is durable', () => {
    const { channel, store } = confirming();
    for (const queue of ['durable', 'transient']) channel.bind(queue, 'amq.fanout');
    channel.take();
    expect(channel.publish({ exchange: 'amq.fanout', persistent: true })).toEqual([]);
    store.sync();
    expect(channel.take()).toEqual([ack(1)]);
  });

  it('waits for its own commit, not for later ones', () => {
    const { channel, store } = confirming();
    const { committed } = store;
    for (let turn = 0; turn < 3; turn++) {
      for (let i = 0; i < 2; i++) channel.sendPublish(persistent('durable'));
      expect(channel.turn()).toEqual([]);
    }
    store.sync(committed + 1);
    expect(channel.take()).toEqual([ack(2, true)]);
    store.sync(committed + 3);
    expect(channel.take()).toEqual([ack(6, true)]);
  });

  it('covers all of a turn in one, but nothing that still waits', () => {
    const { channel, store } = confirming();
    channel.sendPublish({ routingKey: 'transient' });
    channel.sendPublish({ routingKey: 'transient' });
    channel.sendPublish(persistent('durable'));
    channel.sendPublish({ routingKey: 'transient' });
    expect(channel.turn()).toEqual([ack(2, true), ack(4)]);
    store.sync();
    expect(channel.take()).toEqual([ack(3)]);
  });

  it('comes after the return of what reached no queue', () => {
    const { channel } = confirming();
    expect(channel.publish({ routingKey: 'none', mandatory: true })).toMatchObject([{ name: 'basic.return' }, ack(1)]);
  });

  it('is an ack also where the queue was deleted meanwhile', () => {
    const { channel, store } = confirming();
    channel.publish(persistent('durable'));
    channel.call('queue.delete', { queue: 'durable' });
    store.sync();
    expect(channel.take()).toEqual([ack(1), { name: 'queue.delete-ok', messageCount: 1 }]);
  });

  it('counts for each channel by itself', () => {
    const { channel, store } = confirming();
    const other = channel.client.channel(2);
    other.call('confirm.select');
    for (const one of [channel, other]) one.publish(persistent('durable'));
    channel.publish(persistent('durable'));
    store.sync();
    expect([channel.take(), other.take()]).toEqual([[ack(2, true)], [ack(1)]]);
  });

  it('goes to a channel that does nothing else', () => {
    const { channel, store } = confirming();
    channel.publish(persistent('durable'));
    channel.client.core.channel().publish(persistent('durable'));
    store.sync(store.committed + 1);
    expect(channel.take()).toEqual([ack(1)]);
  });
});

describe('no confirm', () => {
  it('follows the close of its channel', () => {
    const { channel, store } = confirming();
    channel.publish(persistent('durable'));
    expect(channel.call('channel.close')).toEqual([{ name: 'channel.close-ok' }]);
    store.sync();
    expect(channel.take()).toEqual([]);
  });

  it('is given for what closed the channel; those before it come first', () => {
    const { channel, store } = confirming();
    channel.sendPublish({ routingKey: 'transient' });
    channel.sendPublish(persistent('durable'));
    channel.sendPublish({ exchange: 'none' });
    const refusal = channelClosed(404, "NOT_FOUND - no exchange 'none' in vhost '/'", 'basic.publish');
    expect(channel.turn()).toEqual([ack(1), refusal]);
    store.sync();
    expect(channel.take()).toEqual([]);
  });

  it.each<[string, (channel: ScriptedChannel) => void]>([
    ['its client closed', ({ client }) => client.call('connection.close')],
    ['we close', ({ client }) => client.call('connection.open')],
    ['has lost its socket', ({ client }) => client.disconnect()],
  ])('goes to a connection that %s', (_how, end) => {
    const { channel, store } = confirming();
    channel.publish(persistent('durable'));
    end(channel);
    store.sync();
    expect(channel.take()).toEqual([]);
  });

  it('goes to a new channel of the same number', () => {
    const { channel, store } = confirming();
    channel.publish(persistent('durable'));
    channel.call('channel.close');
    channel.call('channel.open');
    channel.call('confirm.select');
    store.sync();
    expect(channel.take()).toEqual([]);
    expect(channel.publish({ routingKey: 'none' })).toEqual([ack(1)]);
  });
});

describe('a durable queue', () => {
  it('tells the store what is done with: acknowledged, dropped, purged, deleted', () => {
    const { channel, store } = confirming();
    for (let i = 0; i < 5; i++) channel.publish(persistent('durable'));
    for (let i = 0; i < 2; i++) channel.call('basic.get', { queue: 'durable' });
    channel.call('basic.get', { queue: 'durable', noAck: true });
    expect(store).toMatchObject({ appendedCount: 5, settledCount: 1 });
    channel.call('basic.ack', { deliveryTag: 1 });
    channel.call('basic.reject', { deliveryTag: 2, requeue: true });
    expect(store.settledCount).toBe(2);
    channel.call('queue.purge', { queue: 'durable' });
    expect(store.settledCount).toBe(5);
    channel.publish(persistent('durable'));
    channel.call('queue.delete', { queue: 'durable' });
    expect(store).toMatchObject({ appendedCount: 6, settledCount: 6, openQueues: new Set(['/ transient']) });
  });
});
