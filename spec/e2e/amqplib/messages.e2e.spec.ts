/**
 * amqplib publishes, consumes, fetches and settles; what it sends arrives as it was sent.
 */
import { randomBytes } from 'node:crypto';
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

async function queueOf(...texts: string[]): Promise<string> {
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const text of texts) channel.sendToQueue(queue, Buffer.from(text));
  return queue;
}

async function readyCount(queue: string): Promise<number> {
  return (await channel.checkQueue(queue)).messageCount;
}

describe('delivering', () => {
  it('keeps the order', async () => {
    const texts = Array.from({ length: 2000 }, (_, index) => `message ${index}`);
    const deliveries = await consume(channel, await queueOf(...texts));
    const messages = await deliveries.take(texts.length);
    expect(bodies(messages)).toEqual(texts);
    expect(messages.map(({ fields }) => fields.deliveryTag)).toEqual(texts.map((_, index) => index + 1));
    channel.ack(messages.at(-1)!, true);
  });

  it('says where a message came from', async () => {
    const queue = await queueOf();
    const deliveries = await consume(channel, queue, { noAck: true, consumerTag: 'me' });
    await channel.bindQueue(queue, 'amq.direct', 'a key');
    channel.publish('amq.direct', 'a key', Buffer.from('x'));
    const { fields } = await deliveries.next();
    expect(fields).toMatchObject({
      consumerTag: 'me',
      exchange: 'amq.direct',
      routingKey: 'a key',
      redelivered: false,
    });
  });

  it.each([0, 1, 4087, 4096, 16_384, 131_064, 131_065, 5 * 1024 * 1024])('brings a body of %d bytes', async (size) => {
    const body = randomBytes(size);
    const queue = await queueOf();
    channel.sendToQueue(queue, body);
    channel.sendToQueue(queue, Buffer.from('behind it'));
    const deliveries = await consume(channel, queue, { noAck: true });
    const [message, next] = await deliveries.take(2);
    expect(message!.content.equals(body)).toBe(true);
    expect(next!.content.toString()).toBe('behind it');
  });

  it('brings a large and an empty body of basic.get', async () => {
    const body = randomBytes(1024 * 1024);
    const queue = await queueOf();
    channel.sendToQueue(queue, body);
    channel.sendToQueue(queue, Buffer.alloc(0));
    const large = await channel.get(queue, { noAck: true });
    const empty = await channel.get(queue, { noAck: true });
    expect(large !== false && large.content.equals(body)).toBe(true);
    expect(empty !== false && empty.content.length).toBe(0);
    expect(await channel.get(queue)).toBe(false);
  });
});

describe('properties', () => {
  it('arrive as they were sent', async () => {
    const queue = await queueOf();
    const properties = {
      contentType: 'application/json',
      contentEncoding: 'identity',
      deliveryMode: 2,
      priority: 7,
      correlationId: 'correlation',
      replyTo: 'reply',
      expiration: '60000',
      messageId: 'message',
      timestamp: 1_700_000_000,
      type: 'type',
      appId: 'übung',
    };
    channel.sendToQueue(queue, Buffer.from('x'), properties);
    const message = await channel.get(queue, { noAck: true });
    expect(message !== false && message.properties).toMatchObject(properties);
  });

  it('keep the type of every header', async () => {
    const queue = await queueOf();
    const headers = {
      text: 'text with ünïcödé',
      empty: '',
      yes: true,
      no: false,
      nothing: null,
      byte: -128,
      short: -32_768,
      int: -2_147_483_648,
      long: Number.MAX_SAFE_INTEGER,
      fraction: 0.1,
      bytes: Buffer.from([0, 255, 128]),
      list: [1, 'two', [3, null], { four: 4.5 }],
      table: { inner: { innermost: [true] } },
      time: { '!': 'timestamp', value: 1_700_000_000 },
      decimal: { '!': 'decimal', value: { places: 2, digits: 12_345 } },
    };
    channel.sendToQueue(queue, Buffer.from('x'), { headers });
    const message = await channel.get(queue, { noAck: true });
    expect(message !== false && message.properties.headers).toEqual(headers);
  });
});

describe('settling', () => {
  it('leaves nothing behind when all is acknowledged', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const deliveries = await consume(channel, queue);
    for (const message of await deliveries.take(3)) channel.ack(message);
    await channel.cancel(deliveries.consumerTag);
    channel.nackAll();
    expect(await readyCount(queue)).toBe(0);
  });

  it('puts what is requeued back to its place', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const first = await channel.get(queue);
    const second = await channel.get(queue);
    if (first === false || second === false) throw new Error('the queue is empty');
    channel.nack(second);
    channel.reject(first, true);
    const deliveries = await consume(channel, queue, { noAck: true });
    const messages = await deliveries.take(3);
    expect(bodies(messages)).toEqual(['a', 'b', 'c']);
    expect(messages.map(({ fields }) => fields.redelivered)).toEqual([true, true, false]);
  });

  it('drops what is rejected', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const deliveries = await consume(channel, queue);
    const [a, b, c] = await deliveries.take(3);
    channel.reject(a!, false);
    channel.nack(c!, true, false);
    expect(b!.content.toString()).toBe('b');
    await channel.cancel(deliveries.consumerTag);
    await channel.recover();
    expect(await readyCount(queue)).toBe(0);
  });

  it('redelivers to the same consumer after recover', async () => {
    const deliveries = await consume(channel, await queueOf('a', 'b'));
    await deliveries.take(2);
    await channel.recover();
    const again = await deliveries.take(2);
    expect(bodies(again)).toEqual(['a', 'b']);
    expect(again.every(({ fields }) => fields.redelivered)).toBe(true);
    channel.ackAll();
  });

  it('gives what a closed channel did not settle to others', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const other = await connection.createChannel();
    const deliveries = await consume(other, queue);
    const [a] = await deliveries.take(3);
    other.ack(a!);
    await other.close();
    const messages = await (await consume(channel, queue, { noAck: true })).take(2);
    expect(bodies(messages)).toEqual(['b', 'c']);
    expect(messages.every(({ fields }) => fields.redelivered)).toBe(true);
  });
});

describe('prefetch', () => {
  it('bounds the unacked deliveries of a consumer', async () => {
    const own = await connection.createChannel();
    await own.prefetch(2);
    const queue = await queueOf('a', 'b', 'c', 'd');
    const deliveries = await consume(own, queue);
    const [a] = await deliveries.take(2);
    expect(await readyCount(queue)).toBe(2);
    expect(deliveries.size).toBe(0);
    own.ack(a!);
    expect(bodies([await deliveries.next()])).toEqual(['c']);
    expect(await readyCount(queue)).toBe(1);
    await own.close();
  });

  it('bounds all consumers of a channel when it is global', async () => {
    const own = await connection.createChannel();
    await own.prefetch(3, true);
    const queue = await queueOf('a', 'b', 'c', 'd', 'e');
    const first = await consume(own, queue);
    const second = await consume(own, queue);
    // The answer to a later request on the channel comes after the deliveries before it.
    await own.checkQueue(queue);
    expect(first.size + second.size).toBe(3);
    expect(await readyCount(queue)).toBe(2);
    own.ackAll();
    await own.checkQueue(queue);
    expect(first.size + second.size).toBe(5);
    await own.close();
  });

  it('shares a queue between its consumers in turn', async () => {
    const queue = await queueOf();
    const first = await consume(channel, queue, { noAck: true });
    const second = await consume(channel, queue, { noAck: true });
    for (const text of ['a', 'b', 'c', 'd']) channel.sendToQueue(queue, Buffer.from(text));
    expect(bodies(await first.take(2))).toEqual(['a', 'c']);
    expect(bodies(await second.take(2))).toEqual(['b', 'd']);
  });
});
