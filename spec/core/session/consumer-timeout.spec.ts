/**
 * A delivery that stays unacked for too long: its consumer is cancelled, it goes back, and its channel lives on.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel, deliveriesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const TIMEOUT_MS = 1000;
const timeout = (ms: number) => new Map([['x-consumer-timeout', field.int(ms)]]);
const cancelled = (consumerTag: string) => ({ name: 'basic.cancel', consumerTag, noWait: true });

interface Declared {
  readonly timeoutMs?: number;
  readonly autoDelete?: boolean;
}

/** A channel of a client that is told of cancelled consumers, with a queue. */
function channelWithQueue({ timeoutMs = TIMEOUT_MS, autoDelete = false }: Declared = {}): ScriptedChannel {
  const channel = new ScriptedCore().channel('consumer_cancel_notify');
  channel.queue('q', { autoDelete, arguments: timeoutMs === 0 ? new Map() : timeout(timeoutMs) });
  return channel;
}

function consume(channel: ScriptedChannel, consumerTag: string, ownTimeoutMs?: number): void {
  const args = ownTimeoutMs === undefined ? new Map() : timeout(ownTimeoutMs);
  channel.call('basic.consume', { queue: 'q', consumerTag, arguments: args });
  channel.take();
}

/** Lets time pass; what was sent on the channel because of it. */
function pass(channel: ScriptedChannel, ms: number) {
  channel.client.core.clock.advance(ms);
  return channel.turn();
}

describe('a delivery that is unacked for longer than the timeout', () => {
  it('has its consumer cancelled, and goes back with all others of it', () => {
    const channel = channelWithQueue();
    consume(channel, 't');
    channel.publish({ routingKey: 'q', body: 'one' });
    pass(channel, TIMEOUT_MS - 1);
    channel.publish({ routingKey: 'q', body: 'two' });
    expect(channel.counts('q')).toEqual({ ready: 0, consumers: 1 });
    expect(pass(channel, 1)).toEqual([cancelled('t')]);
    expect(channel.counts('q')).toEqual({ ready: 2, consumers: 0 });
    const got = channel.call('basic.get', { queue: 'q' });
    expect(got).toMatchObject([{ name: 'basic.get-ok', redelivered: true, body: 'one' }]);
  });

  it('may take an auto-delete queue with it before another consumer comes in the same turn', () => {
    const channel = channelWithQueue({ autoDelete: true });
    consume(channel, 't');
    channel.publish({ routingKey: 'q' });
    channel.take();
    channel.client.core.clock.advance(TIMEOUT_MS);
    expect(channel.call('basic.consume', { queue: 'q', consumerTag: 'other' })).toEqual([
      cancelled('t'),
      channelClosed(404, "NOT_FOUND - no queue 'q' in vhost '/'", 'basic.consume'),
    ]);
  });

  it('goes to another consumer, which keeps what it has', () => {
    const channel = channelWithQueue();
    consume(channel, 'slow');
    channel.publish({ routingKey: 'q', body: 'one' });
    pass(channel, 10);
    consume(channel, 'other');
    channel.call('basic.ack', { deliveryTag: 0, multiple: true });
    for (const body of ['two', 'three']) channel.sendPublish({ routingKey: 'q', body });
    expect(deliveriesOf(channel.turn()).map(({ consumerTag }) => consumerTag)).toEqual(['slow', 'other']);
    channel.call('basic.ack', { deliveryTag: 3 });
    const sent = pass(channel, TIMEOUT_MS);
    expect(sent).toContainEqual(cancelled('slow'));
    expect(deliveriesOf(sent)).toMatchObject([{ consumerTag: 'other', redelivered: true, body: 'two' }]);
    expect(pass(channel, TIMEOUT_MS - 1)).toEqual([]);
  });

  it('counts from when it went out, not from when it came', () => {
    const channel = channelWithQueue();
    channel.publish({ routingKey: 'q' });
    pass(channel, 10 * TIMEOUT_MS);
    consume(channel, 't');
    expect(pass(channel, TIMEOUT_MS - 1)).toEqual([]);
    expect(pass(channel, 1)).toEqual([cancelled('t')]);
  });

  it('is none once it is settled', () => {
    const channel = channelWithQueue();
    consume(channel, 't');
    for (let i = 0; i < 3; i++) channel.publish({ routingKey: 'q' });
    channel.call('basic.ack', { deliveryTag: 1 });
    channel.call('basic.reject', { deliveryTag: 2, requeue: false });
    channel.call('basic.nack', { deliveryTag: 3, requeue: false });
    expect(pass(channel, 10 * TIMEOUT_MS)).toEqual([]);
  });

  it('goes back from a consumer that was cancelled before', () => {
    const channel = channelWithQueue();
    consume(channel, 't');
    channel.publish({ routingKey: 'q' });
    channel.call('basic.cancel', { consumerTag: 't' });
    channel.take();
    expect(pass(channel, TIMEOUT_MS)).toEqual([]);
    expect(channel.counts('q')).toEqual({ ready: 1, consumers: 0 });
  });

  it('goes back when it was fetched, and no consumer is cancelled for it', () => {
    const channel = channelWithQueue();
    channel.publish({ routingKey: 'q', body: 'one' });
    channel.publish({ routingKey: 'q', body: 'two' });
    channel.call('basic.get', { queue: 'q' });
    pass(channel, 1);
    channel.call('basic.get', { queue: 'q' });
    expect(pass(channel, TIMEOUT_MS - 1)).toEqual([]);
    expect(channel.counts('q')).toEqual({ ready: 1, consumers: 0 });
    pass(channel, 1);
    expect(channel.drain('q')).toEqual(['one', 'two']);
  });

  it('takes an auto-delete queue with it, when its consumer was the last', () => {
    const channel = channelWithQueue({ autoDelete: true });
    consume(channel, 't');
    channel.publish({ routingKey: 'q' });
    expect(pass(channel, TIMEOUT_MS)).toEqual([cancelled('t')]);
    expect(channel.counts('q')).toBeUndefined();
  });

  it('makes room for the consumers of a channel with a common limit', () => {
    const channel = channelWithQueue();
    channel.call('basic.qos', { prefetchCount: 1, global: true });
    consume(channel, 'a');
    consume(channel, 'b');
    for (const body of ['one', 'two']) channel.sendPublish({ routingKey: 'q', body });
    expect(deliveriesOf(channel.turn())).toMatchObject([{ consumerTag: 'a', body: 'one' }]);
    const sent = pass(channel, TIMEOUT_MS);
    expect(sent).toContainEqual(cancelled('a'));
    expect(deliveriesOf(sent)).toMatchObject([{ consumerTag: 'b', redelivered: true, body: 'one' }]);
  });
});

describe('the timeout', () => {
  it('is none unless somebody asks for it', () => {
    const channel = channelWithQueue({ timeoutMs: 0 });
    consume(channel, 't');
    channel.publish({ routingKey: 'q' });
    expect(pass(channel, 1_000_000_000)).toEqual([]);
  });

  it("is the consumer's own where it has one, shorter or longer", () => {
    const channel = channelWithQueue();
    for (const [tag, ownMs] of [
      ['long', 5 * TIMEOUT_MS],
      ['short', 10],
    ] as const) {
      consume(channel, tag, ownMs);
    }
    for (const body of ['one', 'two']) channel.sendPublish({ routingKey: 'q', body });
    channel.turn();
    const sent = pass(channel, 10);
    expect(sent).toContainEqual(cancelled('short'));
    expect(deliveriesOf(sent)).toMatchObject([{ consumerTag: 'long', redelivered: true, body: 'two' }]);
    expect(pass(channel, 2 * TIMEOUT_MS)).toEqual([]);
    expect(pass(channel, 3 * TIMEOUT_MS)).toEqual([cancelled('long')]);
  });
});

describe('settling a delivery that was taken back', () => {
  /** Delivery 1 was taken back, 2 is another consumer's. */
  function lateChannel(): ScriptedChannel {
    const channel = channelWithQueue();
    consume(channel, 't');
    channel.publish({ routingKey: 'q', body: 'late' });
    pass(channel, TIMEOUT_MS);
    expect(channel.drain('q')).toEqual(['late']);
    channel.queue('other');
    channel.call('basic.consume', { queue: 'other', consumerTag: 'u' });
    channel.publish({ routingKey: 'other', body: 'own' });
    channel.take();
    return channel;
  }

  it.each(['basic.ack', 'basic.nack', 'basic.reject'] as const)('by %s has no effect', (method) => {
    const channel = lateChannel();
    expect(channel.call(method, { deliveryTag: 1 })).toEqual([]);
    expect(channel.counts('q')).toEqual({ ready: 0, consumers: 0 });
    expect(channel.client.core.broker.memory.entries).toBe(1);
  });

  it('together with all before it settles these', () => {
    const channel = channelWithQueue();
    channel.queue('other');
    channel.call('basic.consume', { queue: 'other', consumerTag: 'u' });
    channel.publish({ routingKey: 'other' });
    consume(channel, 't');
    channel.publish({ routingKey: 'q' });
    pass(channel, TIMEOUT_MS);
    expect(channel.call('basic.ack', { deliveryTag: 2, multiple: true })).toEqual([]);
    expect(channel.drain('q')).toHaveLength(1);
    expect(channel.client.core.broker.memory.entries).toBe(0);
  });

  it('forgives no tag that was never given', () => {
    const channel = lateChannel();
    expect(channel.call('basic.ack', { deliveryTag: 9 })).toEqual([
      channelClosed(406, 'PRECONDITION_FAILED - unknown delivery tag 9', 'basic.ack'),
    ]);
  });
});

describe('a transaction that has acked a delivery', () => {
  function ackedInTransaction(): ScriptedChannel {
    const channel = channelWithQueue();
    channel.call('tx.select');
    consume(channel, 't');
    channel.client.core.channel().publish({ routingKey: 'q' });
    channel.call('basic.ack', { deliveryTag: 1 });
    pass(channel, TIMEOUT_MS);
    return channel;
  }

  it('settles it with its commit, though it is overdue', () => {
    const channel = ackedInTransaction();
    expect(channel.call('tx.commit')).toEqual([{ name: 'tx.commit-ok' }]);
    expect(channel.counts('q')).toMatchObject({ ready: 0 });
    expect(channel.client.core.broker.memory.entries).toBe(0);
  });

  it('has it back with its rollback', () => {
    const channel = ackedInTransaction();
    channel.call('tx.rollback');
    channel.call('channel.close');
    expect(channel.client.core.channel().drain('q')).toEqual(['m']);
  });
});
