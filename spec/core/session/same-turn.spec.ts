/**
 * Commands that come together in one chunk mean what they mean one by one: a message goes to the consumer
 * that waits for it before a later method counts, takes or drops what is ready.
 */
import { describe, expect, it } from '@jest/globals';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

/** A channel that waits for messages of a queue, and has just published one. */
function waiting(noAck = false): ScriptedChannel {
  const channel = new ScriptedCore().channel('consumer_cancel_notify');
  channel.queue('q', { autoDelete: true });
  channel.call('basic.consume', { queue: 'q', consumerTag: 't', noAck });
  channel.sendPublish({ routingKey: 'q' });
  return channel;
}

const delivery = { name: 'basic.deliver', consumerTag: 't', body: 'm' };

describe('after a publish in the same turn', () => {
  it.each([
    ['queue.declare', { queue: 'q', passive: true }, { name: 'queue.declare-ok', messageCount: 0 }],
    ['basic.get', { queue: 'q' }, { name: 'basic.get-empty' }],
    ['queue.purge', { queue: 'q' }, { name: 'queue.purge-ok', messageCount: 0 }],
    ['basic.cancel', { consumerTag: 't' }, { name: 'basic.cancel-ok' }],
    ['channel.close', {}, { name: 'channel.close-ok' }],
  ] as const)('%s finds the message delivered', (name, args, answer) => {
    const channel = waiting();
    channel.send(name, args);
    expect(channel.turn()).toMatchObject([delivery, answer]);
  });

  it('queue.delete finds the message delivered, and the queue empty', () => {
    const channel = waiting();
    channel.send('queue.delete', { queue: 'q', ifEmpty: true });
    expect(channel.turn()).toMatchObject([
      delivery,
      { name: 'basic.cancel', consumerTag: 't' },
      { name: 'queue.delete-ok', messageCount: 0 },
    ]);
  });

  it('connection.close finds the message delivered', () => {
    const channel = waiting(true);
    channel.client.send(0, 'connection.close');
    expect(channel.take()).toMatchObject([delivery]);
    expect(channel.client.core.broker.memory.entries).toBe(0);
  });

  it('another connection finds the message delivered', () => {
    const channel = waiting();
    const other = channel.client.core.connect().channel(1);
    other.take();
    channel.take();
    channel.call('basic.ack', { deliveryTag: 1 });
    channel.sendPublish({ routingKey: 'q' });
    other.send('basic.get', { queue: 'q' });
    expect([other.take(), channel.take()]).toMatchObject([[{ name: 'basic.get-empty' }], [delivery]]);
  });
});

describe('after a cancel in the same turn', () => {
  it('a publish is not for that consumer', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    channel.send('basic.cancel', { consumerTag: 't' });
    channel.sendPublish({ routingKey: 'q' });
    expect(channel.turn()).toMatchObject([{ name: 'basic.cancel-ok' }]);
    expect(channel.drain('q')).toEqual(['m']);
  });
});

describe('a consumer that comes in the same turn as a message that is to be delivered at once or never', () => {
  const publish = (channel: ScriptedChannel): void => {
    channel.sendPublish({ routingKey: 'q', properties: { expiration: '0' } });
  };

  it('gets it when it was there before', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.send('basic.consume', { queue: 'q', consumerTag: 't' });
    publish(channel);
    expect(channel.turn()).toMatchObject([{ name: 'basic.consume-ok' }, delivery]);
  });

  it('does not get it when it comes after it', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    publish(channel);
    channel.send('basic.consume', { queue: 'q', consumerTag: 't' });
    expect(channel.turn()).toMatchObject([{ name: 'basic.consume-ok' }]);
  });
});
