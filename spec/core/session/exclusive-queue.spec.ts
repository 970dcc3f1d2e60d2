/**
 * An exclusive queue belongs to one connection: every other one is locked out, but may publish to it.
 */
import { describe, expect, it } from '@jest/globals';
import type { MethodName } from '../../../src/wire/methods/methods.js';
import { channelClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const locked = (method: MethodName) =>
  channelClosed(
    405,
    "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'q' in vhost '/'. It could be originally " +
      'declared on another connection or the exclusive property value does not match that of the original declaration.',
    method,
  );

/** A queue of one connection, and a channel of another. */
function lockedOut() {
  const core = new ScriptedCore();
  const owner = core.channel();
  owner.queue('q', { exclusive: true });
  const other = core.channel();
  other.take();
  return { core, owner, other };
}

describe('another connection', () => {
  it.each([
    ['queue.declare', { queue: 'q' }],
    ['queue.declare', { queue: 'q', exclusive: true }],
    ['queue.declare', { queue: 'q', passive: true }],
    ['queue.bind', { queue: 'q', exchange: 'amq.direct' }],
    ['queue.unbind', { queue: 'q', exchange: 'amq.direct' }],
    ['queue.purge', { queue: 'q' }],
    ['queue.delete', { queue: 'q' }],
    ['basic.consume', { queue: 'q' }],
    ['basic.get', { queue: 'q' }],
  ] as const)('may not %s %j', (name, args) => {
    const { other } = lockedOut();
    expect(other.call(name, args)).toEqual([locked(name)]);
  });

  it('may publish to it', () => {
    const { owner, other } = lockedOut();
    expect(other.publish({ routingKey: 'q', mandatory: true })).toEqual([]);
    expect(owner.drain('q')).toEqual(['m']);
  });

  it('may declare its own once the first has gone', () => {
    const { owner, other } = lockedOut();
    owner.client.call('connection.close');
    expect(other.call('queue.declare', { queue: 'q', exclusive: true })).toMatchObject([{ name: 'queue.declare-ok' }]);
  });
});

describe('its own connection', () => {
  it('may use it on any of its channels', () => {
    const { owner } = lockedOut();
    const second = owner.client.channel(2);
    second.publish({ routingKey: 'q' });
    expect(second.drain('q')).toEqual(['m']);
    expect(second.call('queue.delete', { queue: 'q' })).toEqual([{ name: 'queue.delete-ok', messageCount: 0 }]);
  });

  it('may not declare it again as one for all', () => {
    const { owner } = lockedOut();
    owner.take();
    expect(owner.call('queue.declare', { queue: 'q' })).toEqual([locked('queue.declare')]);
  });

  it('may not declare a queue for all again as its own', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    expect(channel.call('queue.declare', { queue: 'q', exclusive: true })).toEqual([locked('queue.declare')]);
  });

  it('remembers nothing of it once it is deleted or gone on its own', () => {
    const { owner } = lockedOut();
    owner.call('queue.delete', { queue: 'q' });
    owner.queue('q', { exclusive: true, autoDelete: true });
    owner.call('basic.consume', { queue: 'q', consumerTag: 't' });
    owner.call('basic.cancel', { consumerTag: 't' });
    expect(owner.counts('q')).toBeUndefined();
    expect(owner.client.connection.exclusiveQueues.size).toBe(0);
  });
});
