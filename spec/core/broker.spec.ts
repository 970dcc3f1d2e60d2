/**
 * A turn of the broker: what waits for its end, and what its end does once.
 */
import { describe, expect, it } from '@jest/globals';
import { HeldStore } from '../support/held-store.js';
import { bodiesOf } from '../support/scripted-channel.js';
import { ScriptedCore } from '../support/scripted-core.js';

describe('within a turn', () => {
  it('nothing is delivered before its end, or before the server asks', () => {
    const core = new ScriptedCore();
    const channel = core.channel();
    channel.queue('q');
    channel.call('basic.consume', { queue: 'q' });
    channel.sendPublish({ routingKey: 'q', body: 'one' });
    expect(channel.take()).toEqual([]);
    core.broker.dispatch();
    expect(bodiesOf(channel.take())).toEqual(['one']);
    core.endTurn();
    expect(channel.take()).toEqual([]);
  });

  it('confirms wait for its end, after the deliveries', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    channel.call('basic.consume', { queue: 'q' });
    channel.call('confirm.select');
    channel.sendPublish({ routingKey: 'q' });
    channel.client.core.broker.dispatch();
    expect(channel.take().map(({ name }) => name)).toEqual(['basic.deliver']);
    expect(channel.turn().map(({ name }) => name)).toEqual(['basic.ack']);
  });
});

describe('the end of a turn', () => {
  it('is one commit for all that was stored and settled in it, on all connections', () => {
    const store = new HeldStore();
    const core = new ScriptedCore({}, store);
    const channels = [core.channel(), core.channel()];
    channels[0]!.queue('q', { durable: true });
    for (const channel of channels) {
      channel.call('confirm.select');
      channel.take();
    }
    for (const channel of channels) {
      channel.sendPublish({ routingKey: 'q', persistent: true });
      channel.sendPublish({ routingKey: 'q', persistent: true });
    }
    core.endTurn();
    store.sync(store.committed + 1);
    const both = { name: 'basic.ack', deliveryTag: 2, multiple: true };
    expect(channels.map((channel) => channel.take())).toEqual([[both], [both]]);
  });

  it('without input does nothing', () => {
    const core = new ScriptedCore();
    const { length } = core.journal;
    core.endTurn();
    expect(core.journal).toHaveLength(length);
    expect(core.broker.store.committed).toBe(0);
  });
});

describe('what waits for a commit', () => {
  it('is done when that commit is durable, whatever the order in which it was asked for', () => {
    const store = new HeldStore();
    const { broker } = new ScriptedCore({}, store);
    const done: string[] = [];
    for (const commit of [3, 1, 2, 3, 1]) broker.afterCommit(commit, () => done.push(`${commit}`));
    store.sync(1);
    expect(done).toEqual(['1', '1']);
    store.sync(3);
    expect(done).toEqual(['1', '1', '2', '3', '3']);
  });

  it('may ask to wait again', () => {
    const store = new HeldStore();
    const { broker } = new ScriptedCore({}, store);
    const done: number[] = [];
    broker.afterCommit(1, () => {
      broker.afterCommit(2, () => done.push(2));
    });
    store.sync(1);
    expect(done).toEqual([]);
    store.sync(2);
    expect(done).toEqual([2]);
  });
});

describe('vhosts', () => {
  it('are found by name', () => {
    const { broker } = new ScriptedCore();
    expect(broker.findVHost('/')?.name).toBe('/');
    expect(broker.findVHost('other')).toBeUndefined();
  });
});
