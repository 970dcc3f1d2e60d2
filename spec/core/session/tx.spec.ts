/**
 * Transactions: nothing happens before the commit, all of it at the commit, nothing after a rollback.
 */
import { describe, expect, it } from '@jest/globals';
import { HeldStore } from '../../support/held-store.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const commitOk = { name: 'tx.commit-ok' };
const rollbackOk = { name: 'tx.rollback-ok' };

/** A channel in tx mode, and one beside it. */
function transacting(core = new ScriptedCore()): { tx: ScriptedChannel; beside: ScriptedChannel } {
  const tx = core.channel();
  const beside = core.channel();
  tx.queue('q', { durable: true });
  tx.take();
  expect(tx.call('tx.select')).toEqual([{ name: 'tx.select-ok' }]);
  return { tx, beside };
}

describe('publishing in a transaction', () => {
  it('reaches queues with the commit, all at once', () => {
    const { tx, beside } = transacting();
    beside.queue('other');
    for (const routingKey of ['q', 'other', 'q']) expect(tx.publish({ routingKey, body: routingKey })).toEqual([]);
    expect([beside.counts('q'), beside.counts('other')]).toMatchObject([{ ready: 0 }, { ready: 0 }]);
    expect(tx.call('tx.commit')).toEqual([commitOk]);
    expect([beside.drain('q'), beside.drain('other')]).toEqual([['q', 'q'], ['other']]);
  });

  it('is forgotten with a rollback, and the next transaction starts from nothing', () => {
    const { tx, beside } = transacting();
    tx.publish({ routingKey: 'q', body: 'lost' });
    expect(tx.call('tx.rollback')).toEqual([rollbackOk]);
    tx.publish({ routingKey: 'q', body: 'kept' });
    tx.call('tx.commit');
    expect(tx.call('tx.commit')).toEqual([commitOk]);
    expect(beside.drain('q')).toEqual(['kept']);
  });

  it('is forgotten with the channel', () => {
    const { tx, beside } = transacting();
    tx.publish({ routingKey: 'q' });
    tx.call('channel.close');
    expect(beside.drain('q')).toEqual([]);
  });

  it('returns what reached no queue at the commit, before its answer', () => {
    const { tx } = transacting();
    expect(tx.publish({ routingKey: 'none', mandatory: true, body: 'back' })).toEqual([]);
    expect(tx.call('tx.commit')).toMatchObject([{ name: 'basic.return', replyCode: 312, body: 'back' }, commitOk]);
  });

  it('refuses what cannot be published at once', () => {
    const { tx } = transacting();
    expect(tx.publish({ exchange: 'none' })).toEqual([
      channelClosed(404, "NOT_FOUND - no exchange 'none' in vhost '/'", 'basic.publish'),
    ]);
  });

  it('goes where it would have gone when it was published', () => {
    const { tx, beside } = transacting();
    beside.queue('late');
    tx.publish({ exchange: 'amq.fanout', mandatory: true });
    beside.bind('late', 'amq.fanout');
    expect(tx.call('tx.commit')).toMatchObject([{ name: 'basic.return' }, commitOk]);
    expect(beside.drain('late')).toEqual([]);
  });

  it('returns what is mandatory when its queue is deleted before the commit', () => {
    const { tx, beside } = transacting();
    tx.publish({ routingKey: 'q', mandatory: true, body: 'back' });
    tx.publish({ routingKey: 'q', body: 'dropped' });
    beside.call('queue.delete', { queue: 'q' });
    expect(tx.call('tx.commit')).toMatchObject([{ name: 'basic.return', replyCode: 312, body: 'back' }, commitOk]);
    expect(beside.client.core.broker.memory.entries).toBe(0);
  });

  it('holds no more than the limit', () => {
    const { tx, beside } = transacting(new ScriptedCore({ transactionBytesMax: 5000 }));
    expect(tx.publish({ routingKey: 'q', body: 'x'.repeat(3000) })).toEqual([]);
    expect(tx.publish({ routingKey: 'q', body: 'x'.repeat(3000) })).toEqual([
      channelClosed(406, 'PRECONDITION_FAILED - transaction is larger than 5000 bytes', 'basic.publish'),
    ]);
    expect(beside.drain('q')).toEqual([]);
  });

  it('has its limit for each transaction', () => {
    const { tx, beside } = transacting(new ScriptedCore({ transactionBytesMax: 5000 }));
    for (const name of ['tx.commit', 'tx.rollback', 'tx.commit'] as const) {
      tx.publish({ routingKey: 'q', body: 'x'.repeat(3000) });
      tx.call(name);
    }
    expect(beside.drain('q')).toHaveLength(2);
  });
});

describe('the answer to a commit', () => {
  it('waits for the disk where something was stored', () => {
    const store = new HeldStore();
    const { tx, beside } = transacting(new ScriptedCore({}, store));
    for (let i = 0; i < 2; i++) tx.publish({ routingKey: 'q', persistent: true });
    expect(store.appendedCount).toBe(0);
    expect(tx.call('tx.commit')).toEqual([]);
    expect(beside.counts('q')).toMatchObject({ ready: 2 });
    store.sync();
    expect(tx.take()).toEqual([commitOk]);
  });

  it('does not wait where nothing was', () => {
    const { tx } = transacting(new ScriptedCore({}, new HeldStore()));
    tx.publish({ routingKey: 'q' });
    expect(tx.call('tx.commit')).toEqual([commitOk]);
  });
});

describe('settling in a transaction', () => {
  /** Messages a, b and c, all of them out to the transacting channel. */
  function threeOut() {
    const { tx, beside } = transacting();
    for (const body of ['a', 'b', 'c']) beside.publish({ routingKey: 'q', body });
    for (let i = 0; i < 3; i++) tx.call('basic.get', { queue: 'q' });
    return { tx, beside };
  }

  it('happens with the commit', () => {
    const { tx, beside } = threeOut();
    tx.call('basic.ack', { deliveryTag: 1 });
    tx.call('basic.nack', { deliveryTag: 2, requeue: true });
    tx.call('basic.reject', { deliveryTag: 3, requeue: false });
    expect(beside.counts('q')).toMatchObject({ ready: 0 });
    expect(tx.call('tx.commit')).toEqual([commitOk]);
    expect(beside.call('basic.get', { queue: 'q' }).at(-1)).toMatchObject({ body: 'b', redelivered: true });
    tx.call('channel.close');
    expect(beside.drain('q')).toEqual([]);
  });

  it('comes after publishing at the commit', () => {
    const { tx, beside } = threeOut();
    tx.call('basic.nack', { deliveryTag: 0, multiple: true, requeue: true });
    tx.publish({ routingKey: 'q', body: 'd' });
    tx.call('tx.commit');
    expect(beside.drain('q')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is undone by a rollback: deliveries are out again, not requeued', () => {
    const { tx, beside } = threeOut();
    tx.call('basic.ack', { deliveryTag: 3 });
    tx.call('basic.ack', { deliveryTag: 1 });
    expect(tx.call('tx.rollback')).toEqual([rollbackOk]);
    expect(beside.counts('q')).toMatchObject({ ready: 0 });
    tx.call('basic.ack', { deliveryTag: 2, multiple: true });
    tx.call('tx.commit');
    tx.call('channel.close');
    expect(beside.call('basic.get', { queue: 'q' }).at(-1)).toMatchObject({ body: 'c', redelivered: true });
    expect(beside.drain('q')).toEqual([]);
  });

  it('is undone by the end of the channel: all goes back', () => {
    const { tx, beside } = threeOut();
    tx.call('basic.ack', { deliveryTag: 2 });
    tx.call('channel.close');
    expect(beside.drain('q')).toEqual(['a', 'b', 'c']);
  });

  it('knows at once which tags are settled', () => {
    const { tx } = threeOut();
    tx.call('basic.ack', { deliveryTag: 2 });
    expect(tx.call('basic.ack', { deliveryTag: 2 })).toEqual([
      channelClosed(406, 'PRECONDITION_FAILED - unknown delivery tag 2', 'basic.ack'),
    ]);
  });

  it('does not touch what recover gives back', () => {
    const { tx, beside } = threeOut();
    tx.call('basic.ack', { deliveryTag: 2 });
    expect(tx.call('basic.recover', { requeue: true })).toEqual([{ name: 'basic.recover-ok' }]);
    expect(beside.drain('q')).toEqual(['a', 'c']);
    tx.call('tx.rollback');
    tx.call('channel.close');
    expect(beside.drain('q')).toEqual(['b']);
  });
});

describe('a limit of deliveries in a transaction', () => {
  it.each([false, true])('counts settled ones until the commit (global: %s)', (global) => {
    const { tx, beside } = transacting();
    for (const body of ['a', 'b']) beside.publish({ routingKey: 'q', body });
    tx.call('basic.qos', { prefetchCount: 1, global });
    expect(bodiesOf(tx.call('basic.consume', { queue: 'q' }))).toEqual(['a']);
    expect(tx.call('basic.ack', { deliveryTag: 1 })).toEqual([]);
    expect(tx.call('tx.rollback')).toEqual([rollbackOk]);
    tx.call('basic.ack', { deliveryTag: 1 });
    expect(bodiesOf(tx.call('tx.commit'))).toEqual(['b']);
  });

  it('counts settled ones for consumers that start before the commit', () => {
    const { tx, beside } = transacting();
    for (const body of ['a', 'b']) beside.publish({ routingKey: 'q', body });
    tx.call('basic.qos', { prefetchCount: 1, global: true });
    tx.call('basic.consume', { queue: 'q' });
    tx.call('basic.ack', { deliveryTag: 1 });
    expect(bodiesOf(tx.call('basic.consume', { queue: 'q' }))).toEqual([]);
    expect(bodiesOf(tx.call('tx.commit'))).toEqual(['b']);
  });

  it.each([false, true])('has room again for what is given back (global: %s)', (global) => {
    const { tx, beside } = transacting();
    for (const body of ['a', 'b']) beside.publish({ routingKey: 'q', body });
    tx.call('basic.qos', { prefetchCount: 1, global });
    tx.call('basic.consume', { queue: 'q' });
    tx.call('basic.nack', { deliveryTag: 1, requeue: true });
    expect(bodiesOf(tx.call('tx.commit'))).toEqual(['a']);
  });
});

describe('tx.select', () => {
  it('may be sent again, and loses nothing', () => {
    const { tx, beside } = transacting();
    tx.publish({ routingKey: 'q' });
    expect(tx.call('tx.select')).toEqual([{ name: 'tx.select-ok' }]);
    tx.call('tx.commit');
    expect(beside.drain('q')).toEqual(['m']);
  });
});

describe('commits that wait for the disk', () => {
  it('are answered in order, also one that has nothing to wait for', () => {
    const store = new HeldStore();
    const { tx } = transacting(new ScriptedCore({}, store));
    tx.publish({ routingKey: 'q', persistent: true });
    expect(tx.call('tx.commit')).toEqual([]);
    expect(tx.call('tx.commit')).toEqual([]);
    store.sync();
    expect(tx.turn()).toEqual([commitOk, commitOk]);
  });
});
