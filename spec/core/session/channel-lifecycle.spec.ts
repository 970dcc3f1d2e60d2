/**
 * Channels: opening, closing by either side, and what is ignored in between.
 */
import { describe, expect, it } from '@jest/globals';
import { receiveOversized } from '../../../src/core/session/commands.js';
import { fullMethod } from '../../support/full-method.js';
import { channelClosed, connectionClosed } from '../../support/refusals.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const noSuchQueue = channelClosed(404, "NOT_FOUND - no queue 'nope' in vhost '/'", 'queue.purge');

/** A channel that we closed for cause. */
function closingChannel(): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  expect(channel.call('queue.purge', { queue: 'nope' })).toEqual([noSuchQueue]);
  return channel;
}

describe('channel.open', () => {
  it('is answered on its channel, whatever the number', () => {
    const client = new ScriptedCore().connect();
    client.send(65535, 'channel.open');
    expect(client.outbound.take(65535)).toEqual([{ name: 'channel.open-ok' }]);
  });

  it('a second time closes the connection', () => {
    const channel = new ScriptedCore().channel();
    channel.send('channel.open');
    expect(channel.client.outbound.take(0).at(-1)).toEqual(
      connectionClosed(504, "CHANNEL_ERROR - second 'channel.open' seen", 'channel.open'),
    );
  });

  it('beyond the negotiated number of channels closes the connection', () => {
    const client = new ScriptedCore().connect();
    for (let number = 1; number <= 10; number++) client.channel(number);
    client.outbound.take(0);
    client.send(11, 'channel.open');
    const text = 'NOT_ALLOWED - number of channels opened (10) has reached the negotiated channel_max (10)';
    expect(client.outbound.take(0)).toEqual([connectionClosed(530, text, 'channel.open')]);
  });

  it('finds room again where a channel was closed', () => {
    const client = new ScriptedCore().connect();
    for (let number = 1; number <= 10; number++) client.channel(number);
    client.send(3, 'channel.close');
    client.send(11, 'channel.open');
    expect(client.outbound.take(11)).toEqual([{ name: 'channel.open-ok' }]);
  });
});

describe('a channel that was not opened', () => {
  it.each(['queue.declare', 'channel.close', 'basic.ack', 'basic.publish', 'connection.open'] as const)(
    'does not take %s',
    (name) => {
      const client = new ScriptedCore().connect();
      client.outbound.take(0);
      client.send(1, name);
      const refusal = connectionClosed(504, "CHANNEL_ERROR - expected 'channel.open'", name);
      expect(client.outbound.take(0)).toEqual([refusal]);
    },
  );
});

describe('channel.close', () => {
  it('is answered last, and frees the number', () => {
    const channel = new ScriptedCore().channel();
    channel.send('confirm.select');
    channel.sendPublish({ routingKey: 'nowhere', mandatory: true });
    channel.send('channel.close', { replyCode: 200 });
    expect(channel.turn().map(({ name }) => name)).toEqual([
      'confirm.select-ok',
      'basic.return',
      'basic.ack',
      'channel.close-ok',
    ]);
    expect(channel.client.outbound.freedChannels).toEqual([1]);
    expect(channel.call('channel.open')).toEqual([{ name: 'channel.open-ok' }]);
  });

  it('starts a new channel of the same number from nothing', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.publish({ routingKey: 'q' });
    channel.call('confirm.select');
    channel.call('basic.get', { queue: 'q' });
    channel.call('channel.close');
    channel.call('channel.open');
    expect(channel.publish({ routingKey: 'q' })).toEqual([]);
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ deliveryTag: 1, redelivered: true }]);
    expect(channel.call('queue.purge')).toEqual([
      channelClosed(404, 'NOT_FOUND - no previously declared queue', 'queue.purge'),
    ]);
  });

  it('gives deliveries back in their places, and ends consumers', () => {
    const core = new ScriptedCore();
    const channel = core.channel();
    channel.queue('q');
    for (const body of ['one', 'two', 'three']) channel.publish({ routingKey: 'q', body });
    channel.call('basic.qos', { prefetchCount: 2 });
    channel.call('basic.consume', { queue: 'q' });
    channel.call('basic.ack', { deliveryTag: 1 });
    channel.call('channel.close');
    const other = core.channel();
    expect(other.counts('q')).toEqual({ ready: 2, consumers: 0 });
    const fetched = [1, 2].map(() => other.call('basic.get', { queue: 'q' })[0]);
    expect(fetched).toMatchObject([
      { body: 'two', redelivered: true },
      { body: 'three', redelivered: true },
    ]);
  });
});

describe('a channel that we are closing', () => {
  it('ignores what comes, and consumes and publishes nothing', () => {
    const core = new ScriptedCore();
    const client = core.connect();
    const channel = client.channel(1);
    channel.queue('q');
    channel.call('basic.consume', { queue: 'q' });
    channel.call('queue.purge', { queue: 'nope' });
    expect(channel.publish({ routingKey: 'q' })).toEqual([]);
    expect(channel.call('queue.declare', { queue: 'other' })).toEqual([]);
    expect(channel.call('channel.open')).toEqual([]);
    expect(channel.call('queue.purge', { queue: 'nope' })).toEqual([]);
    expect(client.outbound.freedChannels).toEqual([]);
    const other = core.channel();
    expect(other.counts('q')).toEqual({ ready: 0, consumers: 0 });
    expect(other.counts('other')).toBeUndefined();
  });

  it('is free again after the answer', () => {
    const channel = closingChannel();
    expect(channel.call('channel.close-ok')).toEqual([]);
    expect(channel.client.outbound.freedChannels).toEqual([1]);
    expect(channel.call('channel.open')).toEqual([{ name: 'channel.open-ok' }]);
    expect(channel.call('queue.declare', { queue: 'q' })).toMatchObject([{ name: 'queue.declare-ok' }]);
  });

  it('answers a close that crossed ours, and still waits for the answer to ours', () => {
    const channel = closingChannel();
    expect(channel.call('channel.close')).toEqual([{ name: 'channel.close-ok' }]);
    expect(channel.call('channel.open')).toEqual([]);
    channel.call('channel.close-ok');
    expect(channel.call('channel.open')).toEqual([{ name: 'channel.open-ok' }]);
  });

  it('still counts as one of the connection', () => {
    const client = new ScriptedCore().connect();
    for (let number = 1; number <= 10; number++) client.channel(number);
    client.outbound.take(0);
    client.send(1, 'queue.purge', { queue: 'nope' });
    client.send(11, 'channel.open');
    expect(client.outbound.take(0)).toMatchObject([{ name: 'connection.close', replyCode: 530 }]);
  });

  it('leaves other channels of the connection alone', () => {
    const channel = closingChannel();
    const other = channel.client.channel(2);
    expect(other.call('queue.declare', { queue: 'q' })).toMatchObject([{ name: 'queue.declare-ok' }]);
  });
});

describe('a method that only a server sends', () => {
  it('closes the connection', () => {
    const channel = new ScriptedCore().channel();
    channel.client.outbound.take(0);
    channel.send('basic.consume-ok');
    const refusal = connectionClosed(
      503,
      'COMMAND_INVALID - a client may not send basic.consume-ok',
      'basic.consume-ok',
    );
    expect(channel.client.outbound.take(0)).toEqual([refusal]);
  });

  it.each(['channel.flow-ok', 'channel.close-ok', 'basic.cancel-ok'] as const)('%s alone is harmless', (name) => {
    const channel = new ScriptedCore().channel();
    channel.client.outbound.take(0);
    expect(channel.call(name)).toEqual([]);
    expect(channel.client.outbound.take(0)).toEqual([]);
  });
});

describe('class access, which old clients use', () => {
  it('is granted a ticket', () => {
    const channel = new ScriptedCore().channel();
    expect(channel.call('access.request', { realm: '/data' })).toEqual([{ name: 'access.request-ok', ticket: 1 }]);
  });
});

describe('a body larger than the limit', () => {
  const method = fullMethod('basic.publish');
  const refusal = channelClosed(
    406,
    'PRECONDITION_FAILED - message size 100001 is larger than configured max size 100000',
    'basic.publish',
  );

  it('closes its channel', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    receiveOversized(channel.client.connection, 1, method, 100_001);
    expect(channel.take()).toEqual([refusal]);
  });

  it('is ignored on a channel that is closing', () => {
    const channel = closingChannel();
    receiveOversized(channel.client.connection, 1, method, 100_001);
    expect(channel.take()).toEqual([]);
  });
});
