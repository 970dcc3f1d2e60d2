/**
 * An answer that waits for the store holds its connection: no later command overtakes it, whatever it is,
 * and nobody else notices.
 */
import { describe, expect, it } from '@jest/globals';
import { HeldStore } from '../../support/held-store.js';
import { channelClosed, connectionClosed } from '../../support/refusals.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const durable = (queue: string) => ({ queue, durable: true });
const declareOk = (queue: string) => ({ name: 'queue.declare-ok', queue, messageCount: 0, consumerCount: 0 });

/** A channel over a disk that waits for the test, and one of another connection. */
function holding(): { channel: ScriptedChannel; beside: ScriptedChannel; store: HeldStore; core: ScriptedCore } {
  const store = new HeldStore();
  const core = new ScriptedCore({}, store);
  const [channel, beside] = [core.channel(), core.channel()];
  for (const one of [channel, beside]) one.take();
  return { channel, beside, store, core };
}

describe('commands behind an answer that waits', () => {
  it('are taken in order, each behind the answers before it', () => {
    const { channel, store } = holding();
    channel.send('queue.declare', durable('q'));
    channel.send('queue.bind', { queue: 'q', exchange: 'amq.direct', routingKey: 'k' });
    channel.sendPublish({ exchange: 'amq.direct', routingKey: 'k', body: 'behind' });
    channel.send('basic.consume', { queue: 'q', consumerTag: 't', noAck: true });
    channel.send('basic.cancel', { consumerTag: 't' });
    channel.send('basic.get', { queue: 'q' });
    channel.send('channel.close');
    expect(channel.turn()).toEqual([]);
    store.sync();
    expect(channel.turn()).toEqual([declareOk('q')]);
    store.sync();
    expect(channel.turn()).toMatchObject([
      { name: 'queue.bind-ok' },
      { name: 'basic.consume-ok' },
      { name: 'basic.deliver', body: 'behind' },
      { name: 'basic.cancel-ok' },
      { name: 'basic.get-empty' },
      { name: 'channel.close-ok' },
    ]);
  });

  it('do nothing before their turn has come', () => {
    const { channel, beside, store } = holding();
    beside.queue('seen');
    channel.send('queue.declare', durable('q'));
    channel.sendPublish({ routingKey: 'seen' });
    channel.send('queue.delete', { queue: 'seen' });
    channel.turn();
    expect(beside.counts('seen')).toEqual({ ready: 0, consumers: 0 });
    store.sync();
    expect(channel.turn()).toEqual([declareOk('q'), { name: 'queue.delete-ok', messageCount: 1 }]);
  });

  it('wait on the other channels of the connection too; deliveries do not', () => {
    const { channel, beside, store } = holding();
    beside.queue('fed');
    const sibling = channel.client.channel(2);
    sibling.call('basic.consume', { queue: 'fed', noAck: true });
    channel.send('queue.declare', durable('q'));
    sibling.send('basic.qos', { prefetchCount: 1 });
    expect([channel.turn(), sibling.take()]).toEqual([[], []]);
    beside.publish({ routingKey: 'fed', body: 'delivered' });
    expect(bodiesOf(sibling.take())).toEqual(['delivered']);
    store.sync();
    expect([channel.turn(), sibling.take()]).toEqual([[declareOk('q')], [{ name: 'basic.qos-ok' }]]);
  });

  it('may be many, and may all have to wait', () => {
    const { channel, store } = holding();
    const names = Array.from({ length: 500 }, (_, index) => `q${index}`);
    for (const queue of names) channel.send('queue.declare', durable(queue));
    for (const queue of names) {
      expect(channel.turn()).toEqual([]);
      store.sync();
      expect(channel.take()).toEqual([declareOk(queue)]);
    }
  });

  it('may be refused: the refusal comes behind the answer, and what follows it is ignored', () => {
    const { channel, beside, store } = holding();
    channel.send('queue.declare', durable('q'));
    channel.sendPublish({ exchange: 'none' });
    channel.send('queue.declare', { queue: 'ignored' });
    expect(channel.turn()).toEqual([]);
    store.sync();
    const refusal = channelClosed(404, "NOT_FOUND - no exchange 'none' in vhost '/'", 'basic.publish');
    expect(channel.turn()).toEqual([declareOk('q'), refusal]);
    expect(beside.call('queue.declare', { queue: 'ignored', passive: true })).toMatchObject([{ replyCode: 404 }]);
  });

  it('may be refused for the whole connection', () => {
    const { channel, store } = holding();
    channel.client.outbound.take(0);
    channel.send('queue.declare', durable('q'));
    channel.send('channel.open');
    channel.send('queue.declare', durable('ignored'));
    expect(channel.turn()).toEqual([]);
    store.sync();
    expect(channel.turn()).toEqual([declareOk('q')]);
    const refusal = connectionClosed(504, "CHANNEL_ERROR - second 'channel.open' seen", 'channel.open');
    expect(channel.client.outbound.take(0)).toEqual([refusal]);
    expect(store.definitions).toHaveLength(1);
  });

  it('may be the close of the connection', () => {
    const { channel, store } = holding();
    channel.client.outbound.take(0);
    channel.send('queue.declare', durable('q'));
    channel.client.send(0, 'connection.close');
    expect([channel.turn(), channel.client.outbound.take(0)]).toEqual([[], []]);
    store.sync();
    expect(channel.turn()).toEqual([declareOk('q')]);
    expect(channel.client.outbound.take(0)).toEqual([{ name: 'connection.close-ok' }]);
  });
});

describe('a connection that is held', () => {
  it('and goes, takes what waits with it', () => {
    const { channel, beside, store, core } = holding();
    channel.send('queue.declare', durable('q'));
    channel.sendPublish({ routingKey: 'q' });
    channel.turn();
    channel.client.disconnect();
    store.sync();
    expect([channel.turn(), channel.client.outbound.paused]).toEqual([[], false]);
    expect(beside.counts('q')).toEqual({ ready: 0, consumers: 0 });
    expect(core.broker.connections.size).toBe(1);
  });

  it('and is closed by us, gets no answer any more; what waits is ignored but its own close', () => {
    const { channel, beside, store, core } = holding();
    channel.client.outbound.take(0);
    channel.send('queue.declare', durable('q'));
    channel.send('queue.declare', { queue: 'ignored' });
    channel.client.send(0, 'connection.close');
    channel.turn();
    core.broker.closeAll('shutdown');
    expect(channel.client.outbound.paused).toBe(false);
    store.sync();
    expect(channel.turn()).toEqual([]);
    const text = "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'";
    expect(channel.client.outbound.take(0)).toEqual([connectionClosed(320, text), { name: 'connection.close-ok' }]);
    expect(beside.client.connection.vhost!.findQueue('ignored')).toBeUndefined();
  });

  it('holds no other', () => {
    const { channel, beside, store } = holding();
    channel.send('queue.declare', durable('q'));
    channel.turn();
    beside.queue('t');
    expect(beside.publish({ routingKey: 't', mandatory: true })).toEqual([]);
    expect(beside.drain('t')).toEqual(['m']);
    expect(beside.client.outbound.paused).toBe(false);
    store.sync();
    expect(channel.take()).toEqual([declareOk('q')]);
  });

  it('may be one of many: one commit answers all that were told in its turn', () => {
    const { channel, beside, store } = holding();
    channel.send('queue.declare', durable('p'));
    beside.send('queue.declare', durable('q'));
    channel.turn();
    expect(beside.take()).toEqual([]);
    store.sync(1);
    expect([channel.take(), beside.take()]).toEqual([[declareOk('p')], [declareOk('q')]]);
  });
});

describe('a connection that is stopped for two reasons', () => {
  it.each(['the answer', 'the room'])('is read again when both are over, %s first', (first) => {
    const { connection, outbound } = new ScriptedCore().connect();
    connection.block(undefined);
    connection.hold();
    const ends = [() => connection.resume(), () => connection.unblock()];
    if (first === 'the room') ends.reverse();
    const paused = ends.map((end) => {
      end();
      return outbound.paused;
    });
    expect(paused).toEqual([true, false]);
  });
});

describe('confirms', () => {
  it('of what was published before the answer that waits come before it', () => {
    const { channel, store } = holding();
    channel.queue('q', { durable: true });
    channel.call('confirm.select');
    channel.sendPublish({ routingKey: 'q', persistent: true });
    channel.send('queue.declare', durable('next'));
    channel.sendPublish({ routingKey: 'q', persistent: true });
    expect(channel.turn()).toEqual([]);
    store.sync();
    const ack = (deliveryTag: number) => ({ name: 'basic.ack', deliveryTag, multiple: false });
    expect(channel.turn()).toEqual([ack(1), declareOk('next')]);
    store.sync();
    expect(channel.take()).toEqual([ack(2)]);
  });
});

describe('a publisher that has to wait', () => {
  /** Room for ten messages, and a channel that has filled it. */
  function stopped() {
    const store = new HeldStore();
    const core = new ScriptedCore({ queuedEntriesMax: 10 }, store);
    const [channel, beside] = [core.channel('connection.blocked'), core.channel()];
    beside.queue('full');
    const isPaused = (): boolean => channel.client.outbound.paused;
    const fill = (): void => {
      for (let i = 0; i < 11; i++) channel.sendPublish({ routingKey: 'full' });
    };
    channel.take();
    return { channel, beside, store, isPaused, fill };
  }

  it('for room, and then for an answer, is read again when both are over', () => {
    const { channel, beside, store, isPaused, fill } = stopped();
    fill();
    channel.send('queue.declare', durable('q'));
    channel.turn();
    beside.call('queue.purge', { queue: 'full' });
    expect([channel.turn(), isPaused()]).toEqual([[], true]);
    store.sync();
    expect([channel.turn(), isPaused()]).toEqual([[declareOk('q')], false]);
  });

  it('for an answer, and then for room, is read again when both are over', () => {
    const { channel, beside, store, isPaused, fill } = stopped();
    channel.send('queue.declare', durable('q'));
    fill();
    expect([channel.turn(), isPaused()]).toEqual([[], true]);
    store.sync();
    expect([channel.turn(), isPaused()]).toEqual([[declareOk('q')], true]);
    beside.call('queue.purge', { queue: 'full' });
    expect(isPaused()).toBe(false);
    expect(
      channel.client.outbound
        .take(0)
        .map(({ name }) => name)
        .slice(-2),
    ).toEqual(['connection.blocked', 'connection.unblocked']);
  });
});
