/**
 * rabbitmq-client publishes, consumes and settles.
 *
 * It reckons from the body size and the frame-max in how many frames a body must come, so it also
 * shows that a body is cut anew for each consumer.
 */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type AsyncMessage, type Channel, Connection, ConsumerStatus, type ReturnedMessage } from 'rabbitmq-client';
import { brokerForFile } from '../../support/broker-for-file.js';
import { Inbox } from '../../support/inbox.js';
import { RawClient } from '../../support/raw-client.js';

const broker = brokerForFile();
let connection: Connection;
let channel: Channel;

beforeAll(async () => {
  connection = new Connection({ url: broker.url, noDelay: true });
  await connection.onConnect();
  channel = await connection.acquire();
  broker.atEnd(() => {
    connection.unsafeDestroy(); // `close` would wait for channels that a failed test left open
  });
});

async function queueOf(...texts: string[]): Promise<string> {
  const { queue } = await channel.queueDeclare({ exclusive: true });
  for (const text of texts) await channel.basicPublish(queue, text);
  return queue;
}

async function consume(on: Channel, queue: string, noAck = false): Promise<Inbox<AsyncMessage>> {
  const inbox = new Inbox<AsyncMessage>();
  await on.basicConsume({ queue, noAck }, inbox.push);
  return inbox;
}

const bodies = (messages: readonly AsyncMessage[]): unknown[] => messages.map((message): unknown => message.body);

describe('delivering', () => {
  it('keeps the order', async () => {
    const texts = Array.from({ length: 500 }, (_, index) => `message ${index}`);
    const deliveries = await consume(channel, await queueOf(...texts));
    const messages = await deliveries.take(texts.length);
    expect(bodies(messages)).toEqual(texts);
    channel.basicAck({ deliveryTag: messages.at(-1)!.deliveryTag, multiple: true });
  });

  it.each([0, 1, 8184, 8185, 16_368, 16_369, 5 * 1024 * 1024])('brings a body of %d bytes', async (size) => {
    const body = randomBytes(size);
    const queue = await queueOf();
    const deliveries = await consume(channel, queue, true);
    await channel.basicPublish(queue, body);
    const message = await deliveries.next();
    expect((message.body as Buffer).equals(body)).toBe(true);
  });

  it.each([
    [100, 7],
    [20_000, 1000],
    [20_000, 131_064],
    [300_000, 4088],
  ])('brings a body of %d bytes that came in frames of %d', async (size, frameSize) => {
    const body = randomBytes(size);
    const queue = await queueOf();
    const deliveries = await consume(channel, queue, true);
    const publisher = await RawClient.withChannel(broker.port);
    publisher.publish(1, { routingKey: queue, body, frameSize });
    const message = await deliveries.next();
    expect((message.body as Buffer).equals(body)).toBe(true);
    await publisher.close();
  });

  it('brings JSON, properties and the type of every header', async () => {
    const queue = await queueOf();
    const envelope = {
      routingKey: queue,
      durable: true,
      priority: 1,
      correlationId: 'correlation',
      replyTo: 'reply',
      expiration: '60000',
      messageId: 'message',
      timestamp: 1_700_000_000,
      type: 'type',
      appId: 'app',
      headers: {
        text: 'ünïcödé',
        yes: true,
        no: false,
        byte: 1,
        short: 1000,
        int: 100_000,
        long: 2 ** 40,
        double: 0.1,
        nothing: null,
        list: [1, 'two', [true]],
        table: { inner: { innermost: 'x' } },
      },
    };
    await channel.basicPublish(envelope, { some: ['json'] });
    const message = await channel.basicGet({ queue, noAck: true });
    expect(message).toMatchObject({ ...envelope, body: { some: ['json'] }, exchange: '' });
  });
});

describe('settling', () => {
  it('requeues what is refused and forgets what is acknowledged', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const deliveries = await consume(channel, queue);
    const [a, b, c] = await deliveries.take(3);
    channel.basicAck({ deliveryTag: a!.deliveryTag });
    channel.basicNack({ deliveryTag: c!.deliveryTag, requeue: false });
    channel.basicNack({ deliveryTag: b!.deliveryTag, requeue: true });
    const again = await deliveries.next();
    expect([again.body, again.redelivered]).toEqual(['b', true]);
    channel.basicAck({ deliveryTag: again.deliveryTag });
    expect(await channel.queuePurge(queue)).toEqual({ messageCount: 0 });
  });

  it('recovers what is unacked', async () => {
    const own = await connection.acquire();
    const deliveries = await consume(own, await queueOf('a', 'b'));
    await deliveries.take(2);
    await own.basicRecover({ requeue: true });
    expect(bodies(await deliveries.take(2))).toEqual(['a', 'b']);
    await own.close();
  });

  it('follows the answers of a consumer with prefetch', async () => {
    const handled = new Inbox<string>();
    const consumer = connection.createConsumer(
      { queue: 'handled', queueOptions: { exclusive: true }, qos: { prefetchCount: 1 } },
      ({ body, redelivered }: AsyncMessage) => {
        handled.push(`${String(body)}${redelivered ? ' again' : ''}`);
        if (body === 'drop') return ConsumerStatus.DROP;
        return body === 'requeue' && !redelivered ? ConsumerStatus.REQUEUE : ConsumerStatus.ACK;
      },
    );
    await new Promise<void>((resolve) => consumer.on('ready', resolve));
    for (const text of ['ack', 'requeue', 'drop', 'last']) await channel.basicPublish('handled', text);
    expect(await handled.take(5)).toEqual(['ack', 'requeue', 'requeue again', 'drop', 'last']);
    await consumer.close();
    expect(await channel.queueDelete('handled')).toEqual({ messageCount: 0 });
  });
});

describe('confirms and returns', () => {
  it('confirm five hundred unconfirmed publishes', async () => {
    const queue = await queueOf();
    const publisher = connection.createPublisher({ confirm: true });
    await Promise.all(Array.from({ length: 500 }, () => publisher.send({ routingKey: queue, durable: true }, 'x')));
    expect(await channel.queueDelete(queue)).toEqual({ messageCount: 500 });
    await publisher.close();
  });

  it('return what nobody takes, and confirm it', async () => {
    const returns = new Inbox<ReturnedMessage>();
    const publisher = connection.createPublisher({ confirm: true });
    publisher.on('basic.return', returns.push);
    await publisher.send({ exchange: 'amq.topic', routingKey: 'nobody', mandatory: true, messageId: 'one' }, 'lost');
    expect(await returns.next()).toMatchObject({
      replyCode: 312,
      replyText: 'NO_ROUTE',
      exchange: 'amq.topic',
      routingKey: 'nobody',
      messageId: 'one',
      body: 'lost',
    });
    await publisher.close();
  });
});

describe('transactions', () => {
  it('commit and roll back publishes', async () => {
    const own = await connection.acquire();
    const queue = await queueOf();
    await own.txSelect();
    await own.basicPublish(queue, 'rolled back');
    await own.txRollback();
    await own.basicPublish(queue, 'committed');
    expect(await channel.basicGet({ queue })).toBeUndefined();
    await own.txCommit();
    expect(await channel.basicGet({ queue, noAck: true })).toMatchObject({ body: 'committed', messageCount: 0 });
    await own.close();
  });
});

describe('request and response', () => {
  it('find their way by reply-to', async () => {
    const server = connection.createConsumer(
      { queue: 'doubling', queueOptions: { exclusive: true } },
      async ({ body }: AsyncMessage, reply) => {
        await reply(Number(body) * 2);
      },
    );
    await new Promise<void>((resolve) => server.on('ready', resolve));
    const own = await connection.acquire();
    const replies = await consume(own, await queueOf('not a reply'), true);
    const { routingKey: replyTo } = await replies.next();
    for (const number of [1, 2, 3]) {
      await own.basicPublish({ routingKey: 'doubling', replyTo, correlationId: `for ${number}` }, String(number));
    }
    const answers = await replies.take(3);
    expect(bodies(answers)).toEqual([2, 4, 6]);
    expect(answers.map(({ correlationId }) => correlationId)).toEqual(['for 1', 'for 2', 'for 3']);
    await own.close();
    await server.close();
  });
});
