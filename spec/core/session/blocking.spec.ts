/**
 * Publishers are stopped while messages take too much memory, and go on when there is room; consumers
 * never stop.
 */
import { describe, expect, it } from '@jest/globals';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const CAN_HEAR = 'connection.blocked';
const blocked = { name: 'connection.blocked', reason: 'low on memory' };
const unblocked = { name: 'connection.unblocked' };

/** A publisher to a queue of its core. */
function publisherOn(core: ScriptedCore, ...capabilities: string[]): ScriptedChannel {
  const channel = core.channel(...capabilities);
  channel.queue('q');
  channel.client.outbound.take(0);
  return channel;
}

/** As many messages as pass the limit of ten entries. */
function fill(channel: ScriptedChannel): void {
  for (let i = 0; i < 11; i++) channel.publish({ routingKey: 'q', body: `${i}` });
}

const smallCore = (): ScriptedCore => new ScriptedCore({ queuedEntriesMax: 10 });
const hears = ({ client }: ScriptedChannel): unknown[] => client.outbound.take(0);
const isPaused = ({ client }: ScriptedChannel): boolean => client.outbound.paused;

describe('a publisher', () => {
  it('is stopped by the message that passes the limit, and told once', () => {
    const channel = publisherOn(smallCore(), CAN_HEAR);
    for (let i = 0; i < 10; i++) channel.publish({ routingKey: 'q' });
    expect([isPaused(channel), hears(channel)]).toEqual([false, []]);
    channel.sendPublish({ routingKey: 'q' });
    channel.sendPublish({ routingKey: 'q' });
    expect([isPaused(channel), hears(channel)]).toEqual([true, [blocked]]);
  });

  it('is stopped by bytes as well as by numbers', () => {
    const channel = publisherOn(new ScriptedCore({ messageMemoryMax: 10_000 }), CAN_HEAR);
    channel.publish({ routingKey: 'q', body: 'x'.repeat(6000) });
    expect(isPaused(channel)).toBe(false);
    channel.publish({ routingKey: 'q', body: 'x'.repeat(6000) });
    expect([isPaused(channel), hears(channel)]).toEqual([true, [blocked]]);
    channel.client.core.channel().call('basic.get', { queue: 'q', noAck: true });
    expect([isPaused(channel), hears(channel)]).toEqual([false, [unblocked]]);
  });

  it('that cannot hear of it is stopped all the same', () => {
    const channel = publisherOn(smallCore());
    fill(channel);
    expect([isPaused(channel), hears(channel)]).toEqual([true, []]);
    channel.client.core.channel().call('queue.purge', { queue: 'q' });
    expect([isPaused(channel), hears(channel)]).toEqual([false, []]);
  });

  it('goes on once a fifth is free, not before', () => {
    const channel = publisherOn(smallCore(), CAN_HEAR);
    fill(channel);
    hears(channel);
    const consumer = channel.client.core.channel();
    for (let left = 10; left > 8; left--) {
      consumer.call('basic.get', { queue: 'q', noAck: true });
      expect(isPaused(channel)).toBe(true);
    }
    consumer.call('basic.get', { queue: 'q', noAck: true });
    expect([isPaused(channel), hears(channel)]).toEqual([false, [unblocked]]);
  });

  it('is stopped at once: what it sent behind that message is not taken', () => {
    const channel = publisherOn(smallCore());
    for (let i = 0; i < 15; i++) channel.sendPublish({ routingKey: 'q' });
    channel.send('basic.get', { queue: 'none' });
    const other = channel.client.core.channel();
    expect(other.counts('q')).toEqual({ ready: 11, consumers: 0 });
    other.call('queue.purge', { queue: 'q' });
    expect(other.counts('q')).toEqual({ ready: 4, consumers: 0 });
    expect(channel.turn()).toMatchObject([{ name: 'channel.close', replyCode: 404 }]);
  });

  it('may be stopped again', () => {
    const channel = publisherOn(smallCore(), CAN_HEAR);
    for (let i = 0; i < 2; i++) {
      fill(channel);
      channel.client.core.channel().call('queue.purge', { queue: 'q' });
    }
    expect(hears(channel)).toEqual([blocked, unblocked, blocked, unblocked]);
  });

  it('that only starts to publish while others are stopped is stopped too', () => {
    const core = smallCore();
    fill(publisherOn(core));
    const late = publisherOn(core, CAN_HEAR);
    expect([isPaused(late), hears(late)]).toEqual([false, []]);
    late.publish({ routingKey: 'none' });
    expect([isPaused(late), hears(late)]).toEqual([true, [blocked]]);
  });
});

describe('a connection that only consumes', () => {
  it('goes on, and frees the publisher', () => {
    const core = smallCore();
    const channel = publisherOn(core, CAN_HEAR);
    fill(channel);
    const consumer = core.channel(CAN_HEAR);
    expect(bodiesOf(consumer.call('basic.consume', { queue: 'q' }))).toHaveLength(11);
    expect([isPaused(consumer), isPaused(channel)]).toEqual([false, true]);
    consumer.call('basic.ack', { deliveryTag: 0, multiple: true });
    expect([isPaused(consumer), isPaused(channel)]).toEqual([false, false]);
  });
});

describe('a stopped connection', () => {
  it('that is closed for cause is read again, so that its answer arrives', () => {
    const channel = publisherOn(smallCore(), CAN_HEAR);
    fill(channel);
    channel.client.core.broker.closeAll('shutdown');
    expect(isPaused(channel)).toBe(false);
    expect(channel.client.core.broker.blocked.size).toBe(0);
  });

  it('that goes is forgotten, and gives back what it had', () => {
    const core = smallCore();
    const channel = publisherOn(core, CAN_HEAR);
    channel.queue('mine', { exclusive: true });
    for (let i = 0; i < 11; i++) channel.publish({ routingKey: 'mine' });
    const other = publisherOn(core, CAN_HEAR);
    other.publish({ routingKey: 'q' });
    expect(hears(other)).toEqual([blocked]);
    hears(channel);
    channel.client.disconnect();
    expect([isPaused(other), hears(other)]).toEqual([false, [unblocked]]);
    expect(hears(channel).filter((sent) => (sent as { name: string }).name === 'connection.blocked')).toEqual([]);
    expect(core.broker.blocked.size).toBe(0);
  });
});
