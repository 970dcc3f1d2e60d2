/**
 * How exchanges and their bindings go: deleted, unbound, or on their own once unused.
 */
import { describe, expect, it } from '@jest/globals';
import { channelClosed } from '../../support/refusals.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const deleted = [{ name: 'exchange.delete-ok' }];
const unboundQueue = [{ name: 'queue.unbind-ok' }];
const unboundExchange = [{ name: 'exchange.unbind-ok' }];

function channelWith(...exchanges: string[]): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  for (const name of exchanges) channel.exchange(name, 'fanout', { autoDelete: name.startsWith('auto') });
  channel.queue('q');
  return channel;
}

const isThere = ({ client }: ScriptedChannel, exchange: string): boolean =>
  client.core.broker.findVHost('/')!.findExchange(exchange) !== undefined;

const bind = (channel: ScriptedChannel, source: string, destination: string): unknown =>
  channel.call('exchange.bind', { source, destination });

describe('exchange.delete', () => {
  it('takes its bindings along, in both directions', () => {
    const channel = channelWith('source', 'x');
    bind(channel, 'source', 'x');
    channel.bind('q', 'x');
    expect(channel.call('exchange.delete', { exchange: 'x' })).toEqual(deleted);
    expect(isThere(channel, 'x')).toBe(false);
    expect(channel.client.core.broker.findVHost('/')!.exchange('source').bindingCount).toBe(0);
    channel.exchange('x', 'fanout');
    channel.publish({ exchange: 'source' });
    channel.publish({ exchange: 'x' });
    expect(channel.drain('q')).toEqual([]);
  });

  it('of what is not there succeeds', () => {
    const channel = channelWith();
    expect(channel.call('exchange.delete', { exchange: 'none' })).toEqual(deleted);
    expect(channel.call('exchange.delete', { exchange: 'none', ifUnused: true })).toEqual(deleted);
  });

  it('with no-wait has no answer', () => {
    const channel = channelWith('x');
    expect(channel.call('exchange.delete', { exchange: 'x', noWait: true })).toEqual([]);
    expect(isThere(channel, 'x')).toBe(false);
  });

  it('if unused is refused while it is the source of a binding', () => {
    const channel = channelWith('x');
    channel.bind('q', 'x');
    const text = "PRECONDITION_FAILED - exchange 'x' in vhost '/' in use";
    expect(channel.call('exchange.delete', { exchange: 'x', ifUnused: true })).toEqual([
      channelClosed(406, text, 'exchange.delete'),
    ]);
    expect(isThere(channel, 'x')).toBe(true);
  });

  it('if unused does not mind bindings to it', () => {
    const channel = channelWith('source', 'x');
    bind(channel, 'source', 'x');
    expect(channel.call('exchange.delete', { exchange: 'x', ifUnused: true })).toEqual(deleted);
  });

  it('under a publisher that has just used it', () => {
    const channel = channelWith('x');
    channel.bind('q', 'x');
    channel.publish({ exchange: 'x' });
    channel.call('exchange.delete', { exchange: 'x' });
    expect(channel.publish({ exchange: 'x' })).toEqual([
      channelClosed(404, "NOT_FOUND - no exchange 'x' in vhost '/'", 'basic.publish'),
    ]);
  });
});

describe('unbinding', () => {
  it('what is not bound, or not there, succeeds', () => {
    const channel = channelWith('x');
    expect(channel.call('queue.unbind', { queue: 'q', exchange: 'x' })).toEqual(unboundQueue);
    expect(channel.call('queue.unbind', { queue: 'none', exchange: 'x' })).toEqual(unboundQueue);
    expect(channel.call('queue.unbind', { queue: 'q', exchange: 'none' })).toEqual(unboundQueue);
    expect(channel.call('exchange.unbind', { source: 'x', destination: 'x' })).toEqual(unboundExchange);
    expect(channel.call('exchange.unbind', { source: 'none', destination: 'nor this' })).toEqual(unboundExchange);
  });

  it('undoes a binding between exchanges', () => {
    const channel = channelWith('source', 'x');
    channel.bind('q', 'x');
    expect(bind(channel, 'source', 'x')).toEqual([{ name: 'exchange.bind-ok' }]);
    channel.publish({ exchange: 'source', body: 'one' });
    expect(channel.call('exchange.unbind', { source: 'source', destination: 'x' })).toEqual(unboundExchange);
    channel.publish({ exchange: 'source', body: 'two' });
    expect(channel.drain('q')).toEqual(['one']);
  });

  it('with no-wait has no answer', () => {
    const channel = channelWith('source', 'x');
    const args = { source: 'source', destination: 'x', noWait: true };
    expect(channel.call('exchange.bind', args)).toEqual([]);
    expect(channel.call('exchange.unbind', args)).toEqual([]);
  });
});

describe('an auto-delete exchange', () => {
  it('waits for its first binding, and goes with its last', () => {
    const channel = channelWith('auto');
    expect(isThere(channel, 'auto')).toBe(true);
    channel.bind('q', 'auto', 'one');
    channel.bind('q', 'auto', 'two');
    channel.call('queue.unbind', { queue: 'q', exchange: 'auto', routingKey: 'one' });
    expect(isThere(channel, 'auto')).toBe(true);
    channel.call('queue.unbind', { queue: 'q', exchange: 'auto', routingKey: 'two' });
    expect(isThere(channel, 'auto')).toBe(false);
  });

  it('does not count bindings to it', () => {
    const channel = channelWith('source', 'auto');
    bind(channel, 'source', 'auto');
    channel.call('exchange.unbind', { source: 'source', destination: 'auto' });
    expect(isThere(channel, 'auto')).toBe(true);
  });

  it('goes with the queue that it was bound to', () => {
    const channel = channelWith('auto');
    channel.bind('q', 'auto');
    channel.call('queue.delete', { queue: 'q' });
    expect(isThere(channel, 'auto')).toBe(false);
  });

  it('takes along those before it, however long the chain', () => {
    const channel = channelWith();
    const count = 5000;
    for (let i = 0; i <= count; i++)
      channel.send('exchange.declare', { exchange: `auto${i}`, type: 'fanout', autoDelete: true, noWait: true });
    for (let i = 0; i < count; i++)
      channel.send('exchange.bind', { source: `auto${i}`, destination: `auto${i + 1}`, noWait: true });
    channel.bind('q', `auto${count}`);
    channel.call('queue.delete', { queue: 'q' });
    expect([isThere(channel, 'auto0'), isThere(channel, `auto${count}`)]).toEqual([false, false]);
  });

  it('survives a circle until that is cut', () => {
    const channel = channelWith('auto1', 'auto2');
    bind(channel, 'auto1', 'auto2');
    bind(channel, 'auto2', 'auto1');
    channel.call('exchange.unbind', { source: 'auto1', destination: 'auto2' });
    expect([isThere(channel, 'auto1'), isThere(channel, 'auto2')]).toEqual([false, false]);
  });
});
