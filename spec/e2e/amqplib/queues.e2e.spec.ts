/**
 * amqplib declares, inspects, purges and deletes queues, and hears when a queue is taken from under
 * its consumers.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Channel, type ChannelModel, connect } from 'amqplib';
import { bodies, consume } from '../../support/amqplib-deliveries.js';
import { brokerForFile } from '../../support/broker-for-file.js';

const broker = brokerForFile();
let connection: ChannelModel;
let channel: Channel;

beforeAll(async () => {
  connection = await connect(broker.url, { noDelay: true });
  broker.atEnd(() => connection.close());
  channel = await connection.createChannel();
});

/** True when the queue is there; asked on a channel of its own, which a 404 closes. */
async function isThere(queue: string): Promise<boolean> {
  const asking = await connection.createChannel();
  const refused = new Promise<unknown>((resolve) => asking.once('error', resolve));
  try {
    await asking.checkQueue(queue);
  } catch {
    expect(await refused).toMatchObject({ code: 404 });
    return false;
  }
  await asking.close();
  return true;
}

describe('declaring', () => {
  it('names a queue when the client does not', async () => {
    const first = await channel.assertQueue('', { exclusive: true });
    const second = await channel.assertQueue('', { exclusive: true });
    expect(first.queue).toMatch(/^amq\.gen-[\w-]{22}$/);
    expect(second.queue).not.toBe(first.queue);
  });

  it('counts ready messages and consumers', async () => {
    const { queue } = await channel.assertQueue('counted', { exclusive: true });
    for (let count = 0; count < 5; count++) channel.sendToQueue(queue, Buffer.from('x'));
    expect(await channel.assertQueue(queue, { exclusive: true })).toEqual({
      queue,
      messageCount: 5,
      consumerCount: 0,
    });
    const deliveries = await consume(channel, queue);
    await deliveries.take(5);
    expect(await channel.checkQueue(queue)).toEqual({ queue, messageCount: 0, consumerCount: 1 });
    channel.ackAll();
  });

  it('keeps what it knows and what it does not know of arguments', async () => {
    const declare = (value: unknown): Promise<unknown> =>
      channel.assertQueue('with arguments', { exclusive: true, arguments: { 'x-unknown': value } });
    await declare({ nested: ['anything'] });
    await expect(declare('something else')).resolves.toMatchObject({ queue: 'with arguments' });
  });
});

describe('an exclusive queue', () => {
  it('goes with its connection, before the next one can ask', async () => {
    const own = await connect(broker.url, { noDelay: true });
    const { queue } = await (await own.createChannel()).assertQueue('mine', { exclusive: true });
    await own.close();
    await expect(channel.assertQueue(queue, { exclusive: true })).resolves.toMatchObject({ messageCount: 0 });
    await channel.deleteQueue(queue);
  });
});

describe('an auto-delete queue', () => {
  it('stays until it had a consumer and goes with its last one', async () => {
    const { queue } = await channel.assertQueue('short-lived', { autoDelete: true, durable: false });
    const first = await consume(channel, queue);
    const second = await consume(channel, queue);
    await channel.cancel(first.consumerTag);
    expect(await isThere(queue)).toBe(true);
    await channel.cancel(second.consumerTag);
    expect(await isThere(queue)).toBe(false);
  });
});

describe('purging and deleting', () => {
  it('drops ready messages and says how many', async () => {
    const { queue } = await channel.assertQueue('', { exclusive: true });
    for (const text of ['a', 'b', 'c']) channel.sendToQueue(queue, Buffer.from(text));
    const unacked = await channel.get(queue);
    expect(await channel.purgeQueue(queue)).toEqual({ messageCount: 2 });
    if (unacked !== false) channel.nack(unacked);
    expect(await channel.deleteQueue(queue)).toEqual({ messageCount: 1 });
  });

  it('succeeds where there is nothing', async () => {
    expect(await channel.deleteQueue('never was')).toEqual({ messageCount: 0 });
    await expect(channel.deleteExchange('never was')).resolves.toEqual({});
  });

  it('tells every consumer of a deleted queue', async () => {
    const { queue } = await channel.assertQueue('deleted under them', { durable: false });
    const other = await connect(broker.url, { noDelay: true });
    const here = await consume(channel, queue);
    const there = await consume(await other.createChannel(), queue);
    await channel.deleteQueue(queue);
    await Promise.all([here.cancelled, there.cancelled]);
    expect(await isThere(queue)).toBe(false);
    await other.close();
  });

  it('lets deliveries of a deleted queue be acknowledged', async () => {
    const own = await connection.createChannel();
    const { queue } = await own.assertQueue('', { exclusive: true });
    own.sendToQueue(queue, Buffer.from('x'));
    const deliveries = await consume(own, queue);
    const message = await deliveries.next();
    await own.deleteQueue(queue);
    await deliveries.cancelled;
    own.ack(message);
    await expect(own.close()).resolves.toBeUndefined();
  });
});

describe('cancelling', () => {
  it('ends deliveries and keeps what is unacked', async () => {
    const own = await connection.createChannel();
    const { queue } = await own.assertQueue('', { exclusive: true });
    const deliveries = await consume(own, queue);
    own.sendToQueue(queue, Buffer.from('before'));
    const before = await deliveries.next();
    await own.cancel(deliveries.consumerTag);
    own.sendToQueue(queue, Buffer.from('after'));
    own.nack(before);
    const { messageCount, consumerCount } = await own.checkQueue(queue);
    expect({ messageCount, consumerCount }).toEqual({ messageCount: 2, consumerCount: 0 });
    expect(bodies(await (await consume(own, queue, { noAck: true })).take(2))).toEqual(['before', 'after']);
    await own.close();
  });

  it('succeeds for a consumer that is not there', async () => {
    await expect(channel.cancel('nobody')).resolves.toEqual({ consumerTag: 'nobody' });
  });

  it('frees a queue that one consumer had for itself', async () => {
    const { queue } = await channel.assertQueue('one at a time', { durable: false });
    const only = await consume(channel, queue, { exclusive: true });
    const other = await connection.createChannel();
    const refused = new Promise((resolve) => other.once('error', resolve));
    await expect(consume(other, queue)).rejects.toThrow('403');
    expect(await refused).toMatchObject({ code: 403 });
    await channel.cancel(only.consumerTag);
    const next = await consume(channel, queue, { exclusive: true });
    expect(next.consumerTag).toMatch(/^amq\.ctag-/);
    await channel.deleteQueue(queue);
  });
});
