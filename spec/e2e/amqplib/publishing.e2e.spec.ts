/**
 * amqplib's confirm channels: every publish is confirmed, and a mandatory one comes back first when
 * nobody takes it.
 */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, type Message, connect } from 'amqplib';
import { brokerForFile } from '../../support/broker-for-file.js';

const broker = brokerForFile();
let connection: ChannelModel;

beforeAll(async () => {
  connection = await connect(broker.url, { noDelay: true });
  broker.atEnd(() => connection.close());
});

/** Publishes, and adds `mark` to the history when the confirm comes. */
async function publishNoting(channel: ConfirmChannel, key: string, mark: string, history: string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    channel.publish('', key, Buffer.from(mark), { mandatory: true }, (error: Error | null) => {
      history.push(`confirmed ${mark}`);
      if (error === null) resolve();
      else reject(error);
    });
  });
}

describe('a confirm channel', () => {
  it('confirms a thousand unconfirmed publishes, each once and in order', async () => {
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    const confirmed: number[] = [];
    for (let index = 0; index < 1000; index++) {
      channel.sendToQueue(queue, Buffer.from('x'), { persistent: index % 2 === 0 }, () => confirmed.push(index));
    }
    await channel.waitForConfirms();
    expect(confirmed).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect((await channel.checkQueue(queue)).messageCount).toBe(1000);
    await channel.close();
  });

  it('confirms persistent messages in a durable queue', async () => {
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue('durable', { durable: true });
    for (let index = 0; index < 100; index++) channel.sendToQueue(queue, randomBytes(1024), { persistent: true });
    await channel.waitForConfirms();
    expect(await channel.deleteQueue(queue)).toEqual({ messageCount: 100 });
    await channel.close();
  });

  it('confirms large bodies among small ones', async () => {
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    const sizes = [0, 1024 * 1024, 10, 300_000, 0, 131_072];
    for (const size of sizes) channel.sendToQueue(queue, Buffer.alloc(size));
    await channel.waitForConfirms();
    expect((await channel.checkQueue(queue)).messageCount).toBe(sizes.length);
    await channel.close();
  });

  it('confirms what goes nowhere', async () => {
    const channel = await connection.createConfirmChannel();
    channel.publish('amq.direct', 'nobody', Buffer.from('x'));
    channel.publish('', 'no such queue', Buffer.from('x'));
    await expect(channel.waitForConfirms()).resolves.toHaveLength(2);
    await channel.close();
  });

  it('counts confirms for each channel by itself', async () => {
    const channels = await Promise.all(Array.from({ length: 10 }, () => connection.createConfirmChannel()));
    const outcomes = channels.map(async (channel, index) => {
      for (let count = 0; count <= index; count++) channel.publish('amq.fanout', '', Buffer.from('x'));
      await channel.waitForConfirms();
    });
    await expect(Promise.all(outcomes)).resolves.toHaveLength(10);
    await Promise.all(channels.map((channel) => channel.close()));
  });

  it('does not confirm what closes it', async () => {
    const channel = await connection.createConfirmChannel();
    const closed = new Promise((resolve) => channel.on('error', resolve));
    channel.publish('amq.fanout', '', Buffer.from('good'));
    channel.publish('no such exchange', '', Buffer.from('bad'));
    await expect(channel.waitForConfirms()).rejects.toThrow('channel closed');
    expect(await closed).toMatchObject({ code: 404 });
  });
});

describe('a mandatory publish', () => {
  it('comes back whole, before it is confirmed', async () => {
    const channel = await connection.createConfirmChannel();
    const history: string[] = [];
    const returned = new Promise<Message>((resolve) => {
      channel.on('return', (message) => {
        history.push(`returned ${message.content.toString()}`);
        resolve(message);
      });
    });
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await Promise.all([
      publishNoting(channel, queue, 'first', history),
      publishNoting(channel, 'nobody', 'second', history),
      publishNoting(channel, queue, 'third', history),
    ]);
    expect(history.filter((mark) => mark.startsWith('returned'))).toEqual(['returned second']);
    expect(history.indexOf('returned second')).toBeLessThan(history.indexOf('confirmed second'));
    expect((await returned).fields).toMatchObject({ replyCode: 312, replyText: 'NO_ROUTE', routingKey: 'nobody' });
    await channel.close();
  });

  it('comes back with a large body and its properties', async () => {
    const channel = await connection.createChannel();
    const returned = new Promise<Message>((resolve) => channel.once('return', resolve));
    const body = randomBytes(1024 * 1024);
    const options = { mandatory: true, messageId: 'big one', headers: { a: 1 } };
    channel.publish('amq.topic', 'nobody', body, options);
    const { content, properties, fields } = await returned;
    expect(content.equals(body)).toBe(true);
    expect(properties).toMatchObject({ messageId: 'big one', headers: { a: 1 } });
    expect(fields).toMatchObject({ exchange: 'amq.topic', routingKey: 'nobody' });
    await channel.close();
  });

  it('does not come back when an alternate exchange takes it', async () => {
    const channel = await connection.createConfirmChannel();
    const returns: unknown[] = [];
    channel.on('return', (message) => returns.push(message));
    await channel.assertExchange('rest', 'fanout', { durable: false });
    await channel.assertExchange('first', 'direct', { durable: false, alternateExchange: 'rest' });
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, 'rest', '');
    channel.publish('first', 'unknown', Buffer.from('x'), { mandatory: true });
    await channel.waitForConfirms();
    expect(returns).toEqual([]);
    expect((await channel.checkQueue(queue)).messageCount).toBe(1);
    await channel.close();
  });
});
