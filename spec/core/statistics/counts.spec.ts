/**
 * What is counted where. Which event counts as what is RabbitMQ's (3.10, `message_stats`).
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Inspection } from '../../../src/core/inspect/inspection.js';
import type { Sums } from '../../../src/core/inspect/sums.js';
import { field } from '../../../src/wire/values/field-table.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

let core: ScriptedCore;
let channel: ScriptedChannel;
beforeEach(() => {
  core = new ScriptedCore();
  channel = core.channel();
});

const vhost = () => core.broker.findVHost('/')!;
const counts = (of = channel) => of.client.connection.findChannel(of.number)!.counts;
const queueCounts = (name: string) => vhost().queue(name).counts;
const sums = (): Sums => new Inspection(core.broker).sums().all;

function publish(count: number, routingKey: string, options: { mandatory?: boolean; exchange?: string } = {}): void {
  for (let i = 0; i < count; i++) channel.sendPublish({ routingKey, ...options });
  core.endTurn();
}

describe('publishes', () => {
  it('count in the channel, the exchange, and each queue that they reach', () => {
    channel.exchange('x', 'fanout');
    for (const name of ['a', 'b']) channel.bind(channel.queue(name), 'x');
    publish(3, 'any', { exchange: 'x' });
    publish(1, 'a');
    expect(counts()).toMatchObject({ publish: 4, publishToConfirm: 0, dropUnroutable: 0 });
    expect(vhost().exchange('x').counts).toMatchObject({ publishIn: 3, publishOut: 6 });
    expect(vhost().exchange('').counts).toMatchObject({ publishIn: 1, publishOut: 1 });
    expect([queueCounts('a').publish, queueCounts('b').publish]).toEqual([4, 3]);
  });

  it('count in the exchange that is there now, when another one had its name', () => {
    channel.exchange('x', 'fanout');
    publish(2, '', { exchange: 'x' });
    channel.call('exchange.delete', { exchange: 'x' });
    channel.exchange('x', 'direct');
    publish(1, '', { exchange: 'x' });
    expect(vhost().exchange('x').counts.publishIn).toBe(1);
  });

  it('that reach nobody are dropped, or go back', () => {
    publish(2, 'nowhere');
    publish(3, 'nowhere', { mandatory: true });
    expect(counts()).toMatchObject({ publish: 5, dropUnroutable: 2, returnUnroutable: 3 });
  });

  it('are confirmed, each once, and counted as unconfirmed before', () => {
    channel.queue('q');
    channel.call('confirm.select');
    for (let i = 0; i < 3; i++) channel.sendPublish({ routingKey: 'q' });
    const [facts] = new Inspection(core.broker).channels();
    expect(facts).toMatchObject({ confirm: true, messagesUnconfirmed: 3 });
    core.endTurn();
    expect(counts()).toMatchObject({ publish: 3, publishToConfirm: 3, confirm: 3 });
    expect(facts).toMatchObject({ messagesUnconfirmed: 0 });
  });

  it('that a full queue refuses are not confirmed, and not waited for', () => {
    const args = new Map([
      ['x-max-length', field.int(1)],
      ['x-overflow', field.text('reject-publish')],
    ]);
    channel.queue('q', { arguments: args });
    channel.call('confirm.select');
    publish(3, 'q');
    expect(counts()).toMatchObject({ publish: 3, confirm: 1 });
    expect(new Inspection(core.broker).channels()[0]).toMatchObject({ messagesUnconfirmed: 0 });
    expect(queueCounts('q')).toMatchObject({ publish: 3 });
  });

  it('of a transaction count once it is committed', () => {
    channel.queue('q');
    channel.call('tx.select');
    publish(2, 'q');
    expect(counts().publish).toBe(0);
    expect(new Inspection(core.broker).channels()[0]).toMatchObject({ transactional: true, messagesUncommitted: 2 });
    channel.call('tx.commit');
    expect(counts().publish).toBe(2);
    publish(1, 'q');
    channel.call('tx.rollback');
    expect(counts().publish).toBe(2);
  });
});

describe('deliveries', () => {
  beforeEach(() => {
    channel.queue('q');
    publish(4, 'q');
  });

  it('count by whether they are to be acknowledged', () => {
    channel.call('basic.consume', { queue: 'q', noAck: true, consumerTag: 'c' });
    channel.call('basic.cancel', { consumerTag: 'c' });
    publish(2, 'q');
    channel.call('basic.consume', { queue: 'q' });
    expect(counts()).toMatchObject({ deliverNoAck: 4, deliver: 2, redeliver: 0 });
    expect(queueCounts('q')).toMatchObject({ deliverNoAck: 4, deliver: 2, redeliver: 0 });
  });

  it('count acknowledgements alone as such, not what is rejected', () => {
    channel.call('basic.consume', { queue: 'q' });
    channel.call('basic.ack', { deliveryTag: 2, multiple: true });
    channel.call('basic.nack', { deliveryTag: 3, requeue: false });
    channel.call('basic.reject', { deliveryTag: 4, requeue: true });
    expect(counts()).toMatchObject({ deliver: 5, ack: 2, redeliver: 1 });
    expect(queueCounts('q')).toMatchObject({ deliver: 5, ack: 2, redeliver: 1, rejected: 1 });
  });

  it('that are fetched count by themselves, and so do fetches that find nothing', () => {
    channel.call('basic.get', { queue: 'q', noAck: true });
    channel.call('basic.get', { queue: 'q' });
    channel.call('basic.nack', { deliveryTag: 2, requeue: true });
    channel.call('basic.get', { queue: 'q' });
    channel.call('queue.purge', { queue: 'q' });
    channel.call('basic.get', { queue: 'q' });
    const expected = { getNoAck: 1, get: 2, redeliver: 1, getEmpty: 1, deliver: 0 };
    expect(counts()).toMatchObject(expected);
    expect(queueCounts('q')).toMatchObject(expected);
  });
});

describe('messages that die', () => {
  it('count by what they died of, whether somebody buries them or not', () => {
    channel.queue('q', { arguments: new Map([['x-max-length', field.int(2)]]) });
    publish(5, 'q');
    channel.sendPublish({ routingKey: 'q', properties: { expiration: '10' } });
    core.endTurn();
    expect(queueCounts('q')).toMatchObject({ maxlen: 4, expired: 0 });
    channel.call('basic.get', { queue: 'q', noAck: true });
    core.clock.advance(20, () => {
      core.endTurn();
    });
    core.endTurn();
    expect(queueCounts('q')).toMatchObject({ maxlen: 4, expired: 1 });
  });
});

describe('sums', () => {
  it('never fall, whatever goes', () => {
    channel.queue('q');
    channel.call('confirm.select');
    publish(3, 'q');
    channel.call('basic.consume', { queue: 'q' });
    channel.call('basic.ack', { deliveryTag: 2, multiple: true });
    const expected = { publish: 3, confirm: 3, deliver: 3, ack: 2 };
    const events = { publish: 3, deliver: 3, ack: 2 };
    const hold = (): void => {
      expect(sums().counts.channels).toMatchObject(expected);
      expect(sums().queueCounts).toMatchObject(events);
    };
    hold();
    channel.call('channel.close');
    hold();
    const other = channel.client.channel(2);
    other.call('queue.delete', { queue: 'q' });
    hold();
    channel.client.outbound.traffic = { ...channel.client.outbound.traffic, receivedBytes: 70, sentBytes: 30 };
    channel.client.disconnect();
    hold();
    expect(sums().counts.traffic).toMatchObject({ receivedBytes: 70, sentBytes: 30 });
    core.broker.removeVHost('/');
    hold();
    expect(sums()).toMatchObject({ connections: 0, channels: 0, queues: 0, messages: 0 });
  });

  it('take a channel that failed for gone, and its end for the end of nothing more', () => {
    publish(1, 'nowhere');
    channel.call('basic.ack', { deliveryTag: 9 });
    expect(sums().counts.channels.publish).toBe(1);
    channel.client.disconnect();
    expect(sums().counts.channels.publish).toBe(1);
    expect(core.broker.statistics.churn).toMatchObject({ channelsCreated: 1, channelsClosed: 1 });
  });

  it('count a connection of a vhost that is gone before it', () => {
    core.broker.removeVHost('/');
    channel.client.outbound.traffic = { ...channel.client.outbound.traffic, receivedBytes: 5, sentBytes: 6 };
    channel.client.disconnect();
    expect(sums().counts.traffic).toMatchObject({ receivedBytes: 5, sentBytes: 6 });
  });
});

describe('churn', () => {
  it('counts what comes and goes', () => {
    const { churn } = core.broker.statistics;
    expect(churn).toMatchObject({ connectionsCreated: 1, connectionsClosed: 0, channelsCreated: 1 });
    core.accept().disconnect(); // nobody has seen it
    channel.queue('q');
    channel.call('queue.declare', { queue: 'q' });
    channel.call('queue.declare', { queue: 'q', passive: true });
    channel.queue('mine', { exclusive: true });
    expect(churn).toMatchObject({ queuesDeclared: 4, queuesCreated: 2, queuesDeleted: 0 });
    channel.call('queue.delete', { queue: 'q' });
    channel.client.channel(2);
    channel.client.disconnect();
    expect(churn).toEqual({
      connectionsCreated: 1,
      connectionsClosed: 1,
      channelsCreated: 2,
      channelsClosed: 2,
      queuesDeclared: 4,
      queuesCreated: 2,
      queuesDeleted: 2,
    });
  });
});
