/**
 * A queue that drops duplicates of what is in it: whatever becomes of a message, as long as it is there its
 * value is taken, and then it is free.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { channelClosed } from '../../support/refusals.js';
import { type PublishOptions, type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

type Arguments = Readonly<Record<string, FieldValue>>;

const asked: Arguments = { 'x-message-deduplication': field.bool(true) };

function queue(args: Arguments = asked): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.queue('q', { arguments: new Map(Object.entries(args)) });
  return channel;
}

function headers(value: string, name = 'x-deduplication-header'): FieldTable {
  return new Map([[name, field.text(value)]]);
}

function publish(channel: ScriptedChannel, body: string, value = 'a', more: Partial<PublishOptions> = {}) {
  return channel.publish({ routingKey: 'q', body, headers: headers(value), ...more });
}

function get(channel: ScriptedChannel): number {
  const answer = channel.call('basic.get', { queue: 'q' }).at(-1);
  if (answer?.name !== 'basic.get-ok') throw new Error('there is nothing to get');
  return answer.deliveryTag;
}

/** Whether a message with the value `a` is taken. */
function takes(channel: ScriptedChannel): boolean {
  const { broker } = channel.client.core;
  const count = (): number => {
    const { readyCount, unackedCount, delayedCount } = broker.findVHost('/')!.queue('q');
    return readyCount + unackedCount + delayedCount;
  };
  const before = count();
  publish(channel.client.core.channel(), 'again');
  return count() > before;
}

describe('a value is taken', () => {
  it('while its message is ready', () => {
    const channel = queue();
    publish(channel, '1');
    expect(takes(channel)).toBe(false);
    expect(channel.drain('q')).toEqual(['1']);
  });

  it('while its message is delivered, and when it came back', () => {
    const channel = queue();
    publish(channel, '1');
    const deliveryTag = get(channel);
    expect(takes(channel)).toBe(false);
    channel.call('basic.nack', { deliveryTag, requeue: true });
    expect(takes(channel)).toBe(false);
    channel.call('basic.reject', { deliveryTag: get(channel), requeue: true });
    expect(takes(channel)).toBe(false);
    expect(channel.drain('q')).toEqual(['1']);
  });

  it('while its message waits to be tried again', () => {
    const channel = queue({
      ...asked,
      'x-delayed-retry-type': field.text('all'),
      'x-delayed-retry-min': field.int(100),
    });
    const { core } = channel.client;
    publish(channel, '1');
    channel.call('basic.nack', { deliveryTag: get(channel), requeue: true });
    expect(channel.counts('q')).toMatchObject({ ready: 0 });
    expect(takes(channel)).toBe(false);
    core.clock.advance(100, () => core.endTurn());
    expect(channel.drain('q')).toEqual(['1']);
    expect(takes(channel)).toBe(true);
  });

  it('in whichever lane its message is', () => {
    const channel = queue({ ...asked, 'x-max-priority': field.int(3) });
    publish(channel, '1');
    publish(channel, '2', 'a', { properties: {} });
    const content = { routingKey: 'q', body: '3', headers: headers('b') };
    channel.publish(content);
    channel.publish(content);
    expect(channel.drain('q')).toEqual(['1', '3']);
  });
});

describe('a value is free', () => {
  const ends: readonly (readonly [string, Arguments, (channel: ScriptedChannel) => void])[] = [
    ['acknowledged', {}, (channel) => channel.call('basic.ack', { deliveryTag: get(channel) })],
    ['fetched without acknowledgement', {}, (channel) => channel.drain('q')],
    ['rejected', {}, (channel) => channel.call('basic.reject', { deliveryTag: get(channel), requeue: false })],
    ['purged', {}, (channel) => channel.call('queue.purge', { queue: 'q' })],
    [
      'expired',
      { 'x-message-ttl': field.int(10) },
      (channel) => {
        channel.client.core.clock.advance(10, () => channel.turn());
      },
    ],
    ['pushed out', { 'x-max-length': field.int(1) }, (channel) => publish(channel, 'another', 'another')],
    [
      'out too often',
      { 'x-delivery-limit': field.int(0) },
      (channel) => channel.call('basic.reject', { deliveryTag: get(channel), requeue: true }),
    ],
    [
      'delivered to a consumer that does not acknowledge',
      {},
      (channel) => {
        channel.call('basic.consume', { queue: 'q', noAck: true, consumerTag: 'c' });
        channel.call('basic.cancel', { consumerTag: 'c' });
      },
    ],
  ];

  it.each(ends)('once its message is %s', (_, args, end) => {
    const channel = queue({ ...asked, ...args });
    publish(channel, '1');
    end(channel);
    publish(channel, '2');
    expect(channel.drain('q')).toContain('2');
  });

  it.each(ends)('once its message is %s, of which nothing is left in memory', (_, args, end) => {
    const channel = queue({ ...asked, ...args });
    publish(channel, '1');
    end(channel);
    channel.drain('q');
    channel.call('queue.purge', { queue: 'q' });
    const { bytes, entries } = channel.client.core.broker.memory;
    expect([bytes, entries]).toEqual([0, 0]);
  });

  it('when the queue is made anew, whatever was delivered', () => {
    const channel = queue();
    publish(channel, '1');
    const deliveryTag = get(channel);
    channel.call('queue.delete', { queue: 'q' });
    channel.queue('q', { arguments: new Map(Object.entries(asked)) });
    publish(channel, '2');
    channel.call('basic.ack', { deliveryTag });
    expect(takes(channel)).toBe(false);
    expect(channel.drain('q')).toEqual(['2']);
  });

  it('not when what is delivered stays behind a purge', () => {
    const channel = queue();
    publish(channel, '1');
    publish(channel, '2', 'b');
    get(channel);
    channel.call('queue.purge', { queue: 'q' });
    expect(takes(channel)).toBe(false);
    publish(channel, '3', 'b');
    expect(channel.drain('q')).toEqual(['3']);
  });

  it('for the dead letter that comes back to this very queue', () => {
    const channel = queue({ ...asked, 'x-dead-letter-exchange': field.text('') });
    publish(channel, '1');
    channel.call('basic.reject', { deliveryTag: get(channel), requeue: false });
    expect(takes(channel)).toBe(false);
    expect(channel.drain('q')).toEqual(['1']);
  });
});

describe('a duplicate', () => {
  it('goes to the other queues of its route, and is not returned', () => {
    const channel = queue();
    channel.queue('p');
    for (const name of ['q', 'p']) channel.bind(name, 'amq.fanout');
    for (const body of ['1', '2']) {
      expect(publish(channel, body, 'a', { exchange: 'amq.fanout', mandatory: true })).toEqual([]);
    }
    expect([channel.drain('q'), channel.drain('p')]).toEqual([['1'], ['1', '2']]);
    publish(channel, '3');
    expect(publish(channel, '4', 'a', { mandatory: true })).toEqual([]);
  });

  it('is acknowledged when the first message is durable, and not refused by a full queue', () => {
    const store = new HeldStore();
    const channel = new ScriptedCore({}, store).channel();
    const args = { ...asked, 'x-max-length': field.int(1), 'x-overflow': field.text('reject-publish') };
    channel.queue('q', { durable: true, arguments: new Map(Object.entries(args)) });
    channel.call('confirm.select');
    publish(channel, '1', 'a', { persistent: true });
    expect(publish(channel, '2', 'a', { persistent: true })).toEqual([]);
    store.sync();
    expect(channel.take()).toMatchObject([{ name: 'basic.ack', deliveryTag: 2, multiple: true }]);
    expect(publish(channel, '3', 'b')).toMatchObject([{ name: 'basic.nack' }]);
    expect(publish(channel, '4')).toMatchObject([{ name: 'basic.ack' }]);
  });

  it('is told by another header where the queue names one', () => {
    const channel = queue({ ...asked, 'x-deduplication-header': field.text('id') });
    for (const body of ['1', '2']) publish(channel, body);
    for (const body of ['3', '4']) channel.publish({ routingKey: 'q', body, headers: headers('a', 'id') });
    expect(channel.drain('q')).toEqual(['1', '2', '3']);
  });
});

describe('the arguments of a queue', () => {
  const where = "for queue 'q' in vhost '/'";

  it.each<[Arguments, string]>([
    [{ 'x-message-deduplication': field.text('true') }, `'x-message-deduplication' ${where}: {unacceptable_type,longstr}`],
    [{ 'x-message-deduplication': field.int(1) }, `'x-message-deduplication' ${where}: {unacceptable_type,signedint}`],
    [{ ...asked, 'x-deduplication-header': field.int(1) }, `'x-deduplication-header' ${where}: {unacceptable_type,signedint}`],
  ])('are refused: %j', (args, text) => {
    const channel = new ScriptedCore().channel();
    const sent = channel.call('queue.declare', { queue: 'q', arguments: new Map(Object.entries(args)) });
    expect(sent).toEqual([channelClosed(406, `PRECONDITION_FAILED - invalid arg ${text}`, 'queue.declare')]);
  }); // prettier-ignore

  it('say the same when it is declared again', () => {
    const sent = queue().call('queue.declare', { queue: 'q' });
    const text = `inequivalent arg 'x-message-deduplication' ${where}: received none but current is the value 'true' of type 'bool'`;
    expect(sent).toEqual([channelClosed(406, `PRECONDITION_FAILED - ${text}`, 'queue.declare')]);
  });

  it('do nothing when it is false', () => {
    const channel = queue({ 'x-message-deduplication': field.bool(false) });
    for (const body of ['1', '2']) publish(channel, body);
    expect(channel.drain('q')).toEqual(['1', '2']);
  });
});
