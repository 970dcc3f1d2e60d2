/**
 * Consumer priorities: who is served as long as it has room, and who gets what is left.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { type ScriptedChannel, deliveriesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

function channelWithQueue(): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.queue('q');
  return channel;
}

/** Consumes with a tag, a priority and a prefetch. */
function consume(channel: ScriptedChannel, consumerTag: string, priority: number | undefined, prefetchCount = 0): void {
  channel.call('basic.qos', { prefetchCount });
  const args = new Map(priority === undefined ? [] : [['x-priority', field.int(priority)]]);
  channel.call('basic.consume', { queue: 'q', consumerTag, arguments: args });
  channel.take();
}

/** Publishes so many messages in one turn; who gets them, in order. */
function served(channel: ScriptedChannel, count: number): string[] {
  for (let i = 0; i < count; i++) channel.sendPublish({ routingKey: 'q' });
  return deliveriesOf(channel.turn()).map(({ consumerTag }) => consumerTag);
}

describe('consumers with priorities', () => {
  it('have all messages go to the highest, whenever it subscribed', () => {
    const channel = channelWithQueue();
    consume(channel, 'early', 0);
    consume(channel, 'high', 10);
    consume(channel, 'late', 9);
    expect(served(channel, 3)).toEqual(['high', 'high', 'high']);
  });

  it('count as 0 without one, and may be below that', () => {
    const channel = channelWithQueue();
    consume(channel, 'negative', -1);
    consume(channel, 'none', undefined);
    consume(channel, 'zero', 0);
    expect(served(channel, 4)).toEqual(['none', 'zero', 'none', 'zero']);
    channel.call('basic.cancel', { consumerTag: 'none' });
    channel.call('basic.cancel', { consumerTag: 'zero' });
    expect(served(channel, 1)).toEqual(['negative']);
  });

  it('get what the higher ones have no room for, and lose it as soon as these have', () => {
    const channel = channelWithQueue();
    consume(channel, 'low', 1);
    consume(channel, 'high', 2, 1);
    consume(channel, 'middle', 1);
    expect(served(channel, 4)).toEqual(['high', 'low', 'middle', 'low']);
    channel.call('basic.ack', { deliveryTag: 1 });
    expect(served(channel, 2)).toEqual(['high', 'middle']);
  });

  it('take turns among equals', () => {
    const channel = channelWithQueue();
    consume(channel, 'a', 5);
    consume(channel, 'low', 0);
    consume(channel, 'b', 5);
    expect(served(channel, 4)).toEqual(['a', 'b', 'a', 'b']);
  });

  it('leave what waits to the first that comes, whatever its priority', () => {
    const channel = channelWithQueue();
    channel.publish({ routingKey: 'q' });
    const args = new Map([['x-priority', field.int(-5)]]);
    const sent = channel.call('basic.consume', { queue: 'q', consumerTag: 't', arguments: args });
    expect(sent.map(({ name }) => name)).toEqual(['basic.consume-ok', 'basic.deliver']);
  });
});
