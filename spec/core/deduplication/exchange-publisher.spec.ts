/**
 * What the publisher of a duplicate is told; and that no message is lost because another one was, which
 * its publisher knows of or will never hear of.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { type PublishOptions, type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const a = new Map([['x-deduplication-header', field.text('a')]]);
const deduplicating = new Map([['x-cache-size', field.int(10)]]);

/** An exchange `x`, durable when asked for, and a queue `q` that is bound to it. */
function exchange(store?: HeldStore, queueArguments = new Map()): ScriptedChannel {
  const channel = new ScriptedCore({}, store).channel();
  const durable = store !== undefined;
  channel.exchange('x', 'x-message-deduplication', { arguments: deduplicating, durable });
  channel.queue('q', { durable, arguments: queueArguments });
  channel.bind('q', 'x');
  return channel;
}

function publish(channel: ScriptedChannel, body: string, more: Partial<PublishOptions> = {}) {
  return channel.publish({ exchange: 'x', routingKey: 'key', body, headers: a, ...more });
}

describe('the publisher of a duplicate', () => {
  it('gets an ack', () => {
    const channel = exchange();
    channel.call('confirm.select');
    const acks = [publish(channel, '1'), publish(channel, '2')];
    expect(acks).toMatchObject([[{ name: 'basic.ack', deliveryTag: 1 }], [{ name: 'basic.ack', deliveryTag: 2 }]]);
  });

  it('gets it not before the first message is durable', () => {
    const store = new HeldStore();
    const channel = exchange(store);
    channel.call('confirm.select');
    expect(publish(channel, '1', { persistent: true })).toEqual([]);
    expect(publish(channel, '2', { persistent: true })).toEqual([]);
    store.sync();
    expect(channel.take()).toMatchObject([{ name: 'basic.ack', deliveryTag: 2, multiple: true }]);
    expect(publish(channel, '3', { persistent: true })).toMatchObject([{ name: 'basic.ack', deliveryTag: 3 }]);
  });

  it('gets it back when it is mandatory, as with the plugin', () => {
    const channel = exchange();
    channel.call('confirm.select');
    expect(publish(channel, '1', { mandatory: true })).toMatchObject([{ name: 'basic.ack' }]);
    const sent = publish(channel, '2', { mandatory: true });
    expect(sent).toMatchObject([{ name: 'basic.return', replyCode: 312, body: '2' }, { name: 'basic.ack' }]);
  });

  it('has it routed by the alternate exchange, as with the plugin', () => {
    const channel = exchange();
    const args = new Map([...deduplicating, ['alternate-exchange', field.text('amq.fanout')] as const]);
    channel.exchange('y', 'x-message-deduplication', { arguments: args });
    channel.bind('q', 'y');
    channel.queue('duplicates');
    channel.bind('duplicates', 'amq.fanout');
    for (const body of ['1', '2', '3']) publish(channel, body, { exchange: 'y', mandatory: true });
    expect([channel.drain('q'), channel.drain('duplicates')]).toEqual([['1'], ['2', '3']]);
  });
});

describe('a message is not taken for seen', () => {
  it('when it came to no queue', () => {
    const channel = exchange();
    channel.call('queue.unbind', { queue: 'q', exchange: 'x' });
    expect(publish(channel, '1', { mandatory: true })).toMatchObject([{ name: 'basic.return' }]);
    channel.bind('q', 'x');
    publish(channel, '2');
    publish(channel, '3');
    expect(channel.drain('q')).toEqual(['2']);
  });

  it('when a queue refused it', () => {
    const limits = { 'x-max-length': field.int(1), 'x-overflow': field.text('reject-publish') };
    const channel = exchange(undefined, new Map(Object.entries(limits)));
    channel.call('confirm.select');
    channel.publish({ exchange: 'x', routingKey: '', body: 'in the way' });
    expect(publish(channel, '1')).toMatchObject([{ name: 'basic.nack' }]);
    expect(channel.drain('q')).toEqual(['in the way']);
    expect(publish(channel, '2')).toMatchObject([{ name: 'basic.ack' }]);
    expect(channel.drain('q')).toEqual(['2']);
  });

  it('when its transaction is rolled back', () => {
    const channel = exchange();
    channel.call('tx.select');
    publish(channel, '1');
    channel.call('tx.rollback');
    publish(channel, '2');
    channel.call('tx.commit');
    expect(channel.drain('q')).toEqual(['2']);
  });

  it('before its transaction is committed', () => {
    const channel = exchange();
    const other = channel.client.core.channel();
    channel.call('tx.select');
    publish(channel, '1');
    publish(other, '2');
    channel.call('tx.commit');
    expect(channel.drain('q')).toEqual(['2']);
  });
});

describe('a transaction', () => {
  it('has its own duplicates dropped, too', () => {
    const channel = exchange();
    channel.call('tx.select');
    for (const body of ['1', '2']) publish(channel, body);
    channel.call('tx.commit');
    publish(channel, '3');
    channel.call('tx.commit');
    expect(channel.drain('q')).toEqual(['1']);
  });

  it('may end after its exchange', () => {
    const channel = exchange();
    channel.call('tx.select');
    publish(channel, '1');
    channel.client.core.channel().call('exchange.delete', { exchange: 'x' });
    channel.call('tx.commit');
    expect(channel.drain('q')).toEqual(['1']);
    expect(channel.client.core.broker.memory.bytes).toBe(0);
  });
});
