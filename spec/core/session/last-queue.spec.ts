/**
 * An empty queue name means the queue that was declared last on the channel.
 */
import { describe, expect, it } from '@jest/globals';
import { channelClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';

describe('an empty queue name', () => {
  it('is the last queue declared on this channel, in every method', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('first');
    channel.queue('last');
    channel.publish({ routingKey: 'last', body: 'one' });
    expect(channel.call('basic.get')).toMatchObject([{ body: 'one' }]);
    channel.publish({ routingKey: 'last', body: 'two' });
    expect(channel.call('queue.purge')).toEqual([{ name: 'queue.purge-ok', messageCount: 1 }]);
    channel.call('queue.bind', { exchange: 'amq.direct', routingKey: 'k' });
    channel.publish({ exchange: 'amq.direct', routingKey: 'k', body: 'three' });
    expect(channel.drain('last')).toEqual(['three']);
    expect(channel.call('queue.unbind', { exchange: 'amq.direct', routingKey: 'k' })).toEqual([
      { name: 'queue.unbind-ok' },
    ]);
    channel.publish({ exchange: 'amq.direct', routingKey: 'k' });
    channel.call('basic.consume', { consumerTag: 't' });
    expect(channel.counts('last')).toEqual({ ready: 0, consumers: 1 });
    expect(channel.call('queue.delete', { queue: '' })).toMatchObject([{ name: 'queue.delete-ok' }]);
    expect(channel.counts('first')).toEqual({ ready: 0, consumers: 0 });
    expect(channel.counts('last')).toBeUndefined();
  });

  it('may be one that was only declared passively', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('first');
    channel.queue('last');
    channel.publish({ routingKey: 'first' });
    channel.call('queue.declare', { queue: 'first', passive: true });
    expect(channel.call('queue.purge')).toEqual([{ name: 'queue.purge-ok', messageCount: 1 }]);
  });

  it('may be one that the broker named', () => {
    const channel = new ScriptedCore().channel();
    channel.call('queue.declare');
    channel.publish({ routingKey: 'amq.gen-1' });
    expect(channel.call('queue.purge')).toEqual([{ name: 'queue.purge-ok', messageCount: 1 }]);
  });

  it('is known to its channel alone', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    const other = channel.client.channel(2);
    expect(other.call('basic.get')).toEqual([
      channelClosed(404, 'NOT_FOUND - no previously declared queue', 'basic.get'),
    ]);
  });

  it('stays what it was when that queue is gone', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.call('queue.delete', { queue: 'q' });
    expect(channel.call('queue.bind', { exchange: 'amq.direct' })).toEqual([
      channelClosed(404, "NOT_FOUND - no queue 'q' in vhost '/'", 'queue.bind'),
    ]);
  });
});

describe('an empty binding key', () => {
  it('is the name of the queue where the queue is not named either', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.call('queue.bind', { exchange: 'amq.direct' });
    channel.publish({ exchange: 'amq.direct', routingKey: 'q' });
    channel.publish({ exchange: 'amq.direct', routingKey: '', body: 'not this' });
    expect(channel.drain('q')).toEqual(['m']);
    channel.call('queue.unbind', { exchange: 'amq.direct' });
    channel.publish({ exchange: 'amq.direct', routingKey: 'q' });
    expect(channel.drain('q')).toEqual([]);
  });

  it('is empty where the queue is named', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.bind('q', 'amq.direct');
    channel.publish({ exchange: 'amq.direct', routingKey: 'q', body: 'not this' });
    channel.publish({ exchange: 'amq.direct', routingKey: '' });
    expect(channel.drain('q')).toEqual(['m']);
  });
});
