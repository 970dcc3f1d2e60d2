/**
 * Single active consumer: one consumer has all messages until it goes, and nobody gets round it.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel, deliveriesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const singleActive = new Map([['x-single-active-consumer', field.bool(true)]]);

function channelWithQueue(args = singleActive): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.queue('q', { arguments: args });
  return channel;
}

function consume(channel: ScriptedChannel, consumerTag: string, priority = 0): void {
  const args = new Map([['x-priority', field.int(priority)]]);
  channel.call('basic.consume', { queue: 'q', consumerTag, arguments: args });
  channel.take();
}

/** Publishes two messages in one turn; who gets them, in order. */
function served(channel: ScriptedChannel): string[] {
  for (let i = 0; i < 2; i++) channel.sendPublish({ routingKey: 'q' });
  return deliveriesOf(channel.turn()).map(({ consumerTag }) => consumerTag);
}

describe('a queue with a single active consumer', () => {
  it('serves the first that subscribed, and after it the next', () => {
    const channel = channelWithQueue();
    for (const tag of ['a', 'b', 'c']) consume(channel, tag);
    const order = [served(channel)];
    for (const consumerTag of ['a', 'b']) {
      channel.call('basic.cancel', { consumerTag });
      order.push(served(channel));
    }
    expect(order).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ]);
  });

  it('does not change over when one that waits goes', () => {
    const channel = channelWithQueue();
    for (const tag of ['a', 'b', 'c']) consume(channel, tag);
    channel.call('basic.cancel', { consumerTag: 'b' });
    expect(served(channel)).toEqual(['a', 'a']);
  });

  it('does not change over to a higher priority that comes, but has it next', () => {
    const channel = channelWithQueue();
    consume(channel, 'a');
    consume(channel, 'b');
    consume(channel, 'high', 5);
    expect(served(channel)).toEqual(['a', 'a']);
    channel.call('basic.cancel', { consumerTag: 'a' });
    expect(served(channel)).toEqual(['high', 'high']);
  });

  it('changes over when the channel of the active one closes, and gives what it had to the next', () => {
    const channel = channelWithQueue();
    consume(channel, 'a');
    const other = channel.client.core.channel();
    other.take();
    consume(other, 'b');
    expect(served(channel)).toEqual(['a', 'a']);
    channel.call('channel.close');
    expect(deliveriesOf(other.take())).toMatchObject([
      { consumerTag: 'b', redelivered: true },
      { consumerTag: 'b', redelivered: true },
    ]);
  });

  it('waits for an active consumer without room', () => {
    const channel = channelWithQueue();
    channel.call('basic.qos', { prefetchCount: 1 });
    consume(channel, 'a');
    consume(channel, 'b');
    expect(served(channel)).toEqual(['a']);
    expect(channel.counts('q')).toEqual({ ready: 1, consumers: 2 });
    const sent = channel.call('basic.ack', { deliveryTag: 1 });
    expect(deliveriesOf(sent)).toMatchObject([{ consumerTag: 'a', redelivered: false }]);
  });

  it.each(['classic', 'quorum'])('refuses basic.get, with messages and without: %s', (type) => {
    const args = new Map([...singleActive, ['x-queue-type', field.text(type)]]);
    const text =
      "RESOURCE_LOCKED - cannot obtain access to locked queue 'q' in vhost '/'. basic.get operations are not " +
      `supported by ${type} queues with single active consumer`;
    for (const count of [0, 1]) {
      const channel = new ScriptedCore().channel();
      channel.queue('q', { durable: true, arguments: args });
      for (let i = 0; i < count; i++) channel.publish({ routingKey: 'q' });
      expect(channel.call('basic.get', { queue: 'q', noAck: true })).toEqual([channelClosed(405, text, 'basic.get')]);
    }
  });

  it('refuses an exclusive consumer, even as the first', () => {
    const refused = channelClosed(403, "ACCESS_REFUSED - queue 'q' in vhost '/' in exclusive use", 'basic.consume');
    expect(channelWithQueue().call('basic.consume', { queue: 'q', exclusive: true })).toEqual([refused]);
  });

  it('is none where the argument is false', () => {
    const channel = channelWithQueue(new Map([['x-single-active-consumer', field.bool(false)]]));
    expect(channel.call('basic.get', { queue: 'q' })).toEqual([{ name: 'basic.get-empty' }]);
    for (const tag of ['a', 'b']) consume(channel, tag);
    expect(served(channel)).toEqual(['a', 'b']);
  });
});
