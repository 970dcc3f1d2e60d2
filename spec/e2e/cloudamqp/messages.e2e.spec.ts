/**
 * @cloudamqp/amqp-client publishes, consumes and settles; what it sends arrives as it was sent.
 */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { AMQPClient, type AMQPChannel, type AMQPMessage } from '@cloudamqp/amqp-client';
import { brokerForFile } from '../../support/broker-for-file.js';
import { Inbox } from '../../support/inbox.js';

const broker = brokerForFile();
let client: AMQPClient;
let channel: AMQPChannel;

beforeAll(async () => {
  client = new AMQPClient(broker.url);
  await client.connect();
  broker.atEnd(() => client.close());
  channel = await client.channel();
});

async function queueOf(...texts: string[]): Promise<string> {
  const { name } = await channel.queueDeclare('', { exclusive: true });
  for (const text of texts) await channel.basicPublish('', name, text);
  return name;
}

async function consume(on: AMQPChannel, queue: string, noAck = false): Promise<Inbox<AMQPMessage>> {
  const inbox = new Inbox<AMQPMessage>();
  await on.basicConsume(queue, { noAck }, inbox.push);
  return inbox;
}

const texts = (messages: readonly AMQPMessage[]): (string | null)[] => messages.map((message) => message.bodyString());

describe('delivering', () => {
  it('keeps the order', async () => {
    const sent = Array.from({ length: 1000 }, (_, index) => `message ${index}`);
    const deliveries = await consume(channel, await queueOf(...sent));
    const received = await deliveries.take(sent.length);
    expect(texts(received)).toEqual(sent);
    await received.at(-1)!.ack(true);
  });

  it.each([0, 1, 8183, 8184, 8185, 5 * 1024 * 1024])('brings a body of %d bytes', async (size) => {
    const body = randomBytes(size);
    const queue = await queueOf();
    const deliveries = await consume(channel, queue, true);
    await channel.basicPublish('', queue, body);
    const message = await deliveries.next();
    expect(Buffer.from(message.body ?? []).equals(body)).toBe(true);
  });

  it('iterates over a queue until it is deleted', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const consumer = await channel.basicConsume(queue, { noAck: false });
    const received: (string | null)[] = [];
    const iterating = (async () => {
      for await (const message of consumer.messages) {
        received.push(message.bodyString());
        await message.ack();
        if (received.length === 3) await channel.queueDelete(queue);
      }
    })();
    await expect(iterating).rejects.toThrow('cancelled by the server');
    expect(received).toEqual(['a', 'b', 'c']);
  });

  it('fetches one by one', async () => {
    const queue = await queueOf('a', 'b');
    const first = await channel.basicGet(queue, { noAck: false });
    expect(first).toMatchObject({ routingKey: queue, exchange: '', redelivered: false, messageCount: 1 });
    await first!.nack(true);
    expect(await channel.basicGet(queue)).toMatchObject({ redelivered: true, messageCount: 1 });
    expect((await channel.basicGet(queue))!.bodyString()).toBe('b');
    expect(await channel.basicGet(queue)).toBeNull();
  });
});

describe('properties', () => {
  it('keep their values and the type of every header', async () => {
    const queue = await queueOf();
    const properties = {
      contentType: 'text/plain',
      contentEncoding: 'identity',
      deliveryMode: 2,
      priority: 9,
      correlationId: 'correlation',
      replyTo: 'reply',
      expiration: '60000',
      messageId: 'message',
      timestamp: new Date(1_700_000_000_000),
      type: 'type',
      appId: 'app',
      headers: {
        text: 'ünïcödé',
        yes: true,
        no: false,
        int: -5,
        float: 0.5,
        double: 2 ** 40 + 0.5,
        long: 2 ** 40,
        nothing: null,
        bytes: new Uint8Array([1, 2, 3]),
        time: new Date(1_600_000_000_000),
        list: [1, 'two', [true]],
        table: { inner: { innermost: 'x' } },
      },
    };
    await channel.basicPublish('', queue, 'x', properties);
    const message = await channel.basicGet(queue);
    expect(message!.properties).toEqual(properties);
  });
});

describe('settling', () => {
  it('requeues what is refused and forgets what is acknowledged', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const deliveries = await consume(channel, queue);
    const [a, b, c] = await deliveries.take(3);
    await a!.ack();
    await c!.reject(false);
    await b!.nack(true);
    const again = await deliveries.next();
    expect(again).toMatchObject({ redelivered: true });
    expect(again.bodyString()).toBe('b');
    await again.ack();
    expect(await channel.queuePurge(queue)).toEqual({ messageCount: 0 });
  });

  it('is bounded by prefetch', async () => {
    const own = await client.channel();
    await own.prefetch(1);
    const queue = await queueOf('a', 'b', 'c');
    const deliveries = await consume(own, queue);
    for (const text of ['a', 'b', 'c']) {
      const message = await deliveries.next();
      expect(message.bodyString()).toBe(text);
      const { messageCount } = await own.queueDeclare(queue, { passive: true });
      expect([deliveries.size, messageCount]).toEqual([0, 'cba'.indexOf(text)]);
      await message.ack();
    }
    await own.close();
  });

  it('recovers what is unacked', async () => {
    const own = await client.channel();
    const deliveries = await consume(own, await queueOf('a', 'b'));
    await deliveries.take(2);
    await own.basicRecover(true);
    expect(texts(await deliveries.take(2))).toEqual(['a', 'b']);
    await own.close();
  });
});

describe('channel.flow', () => {
  it('stops and resumes deliveries', async () => {
    const own = await client.channel();
    const queue = await queueOf();
    const deliveries = await consume(own, queue, true);
    expect(await own.basicFlow(false)).toBe(false);
    await own.basicPublish('', queue, 'held');
    expect((await own.queueDeclare(queue, { passive: true })).messageCount).toBe(1);
    expect(await own.basicFlow(true)).toBe(true);
    expect((await deliveries.next()).bodyString()).toBe('held');
    await own.close();
  });
});

describe('transactions', () => {
  it('publish and settle at commit alone', async () => {
    const own = await client.channel();
    const queue = await queueOf('old');
    await own.txSelect();
    await own.basicPublish('', queue, 'new');
    const old = await own.basicGet(queue, { noAck: false });
    await old!.ack();
    expect((await channel.queueDeclare(queue, { passive: true })).messageCount).toBe(0);
    await own.txCommit();
    await own.close();
    expect((await channel.basicGet(queue))!.bodyString()).toBe('new');
    expect(await channel.basicGet(queue)).toBeNull();
  });

  it('undo both at rollback', async () => {
    const own = await client.channel();
    const queue = await queueOf('old');
    await own.txSelect();
    await own.basicPublish('', queue, 'new');
    const old = await own.basicGet(queue, { noAck: false });
    await old!.ack();
    await own.txRollback();
    await own.close(); // gives the delivery back
    expect(await channel.basicGet(queue)).toMatchObject({ redelivered: true });
    expect(await channel.basicGet(queue)).toBeNull();
  });
});
