/**
 * The broker stops and a new one starts on the same port: clients that reconnect by themselves do, set
 * up again what they need, and go on.
 */
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AMQPSession } from '@cloudamqp/amqp-client';
import { type Channel, connect } from 'amqp-connection-manager';
import { type ChannelModel, type ConsumeMessage, connect as connectOnce } from 'amqplib';
import { Connection } from 'rabbitmq-client';
import { type RunningBroker, startBroker } from '../../src/app.js';
import { Inbox } from '../support/inbox.js';

let broker: RunningBroker;
let url: string;

beforeEach(async () => {
  broker = await startBroker({ port: 0 });
  url = `amqp://guest:guest@127.0.0.1:${broker.port}`;
});

afterEach(async () => {
  await broker.stop();
});

async function startAgain(): Promise<void> {
  broker = await startBroker({ port: broker.port });
}

describe('after the broker started anew', () => {
  it('amqp-connection-manager publishes what it kept, and consumes again', async () => {
    const manager = connect(url, { reconnectTimeInSeconds: 0.02, connectionOptions: { noDelay: true } });
    const inbox = new Inbox<ConsumeMessage>();
    const channel = manager.createChannel({
      setup: async (raw: Channel) => {
        await raw.assertQueue('kept by setup', { durable: false });
      },
    });
    await channel.consume('kept by setup', inbox.push, { noAck: true });
    await channel.sendToQueue('kept by setup', Buffer.from('before'));
    expect((await inbox.next()).content.toString()).toBe('before');

    const disconnected = once(manager, 'disconnect');
    await broker.stop();
    await disconnected;
    expect(manager.isConnected()).toBe(false);
    const kept = channel.sendToQueue('kept by setup', Buffer.from('meanwhile'));
    await startAgain();
    await expect(kept).resolves.toBe(true);
    await channel.sendToQueue('kept by setup', Buffer.from('after'));
    const received = await inbox.take(2);
    expect(received.map(({ content }) => content.toString())).toEqual(['meanwhile', 'after']);
    await manager.close();
  });

  it('rabbitmq-client consumes and publishes again', async () => {
    const connection = new Connection({ url, noDelay: true, retryLow: 20, retryHigh: 50 });
    const lost = once(connection, 'error').catch((error: unknown) => [error]);
    const inbox = new Inbox<unknown>();
    const consumer = connection.createConsumer({ queue: 'again', queueOptions: { exclusive: true } }, ({ body }) => {
      inbox.push(body);
    });
    const publisher = connection.createPublisher({ confirm: true, maxAttempts: 50 });
    await once(consumer, 'ready');
    await publisher.send('again', 'before');
    expect(await inbox.next()).toBe('before');

    consumer.on('error', () => undefined);
    await broker.stop();
    expect((await lost)[0]).toMatchObject({ code: 'CONNECTION_FORCED' });
    const ready = once(consumer, 'ready');
    await startAgain();
    await ready;
    await publisher.send('again', 'after');
    expect(await inbox.next()).toBe('after');
    await publisher.close();
    await consumer.close();
    await connection.close();
  });

  it('amqplib with recovery sets up its model again', async () => {
    const models = new Inbox<string>();
    const recovering = await connectOnce(url, {
      recovery: {
        initialDelay: 20,
        maxDelay: 50,
        setup: async (model: ChannelModel) => {
          const channel = await model.createChannel();
          models.push((await channel.assertQueue('', { exclusive: true })).queue);
        },
      },
    });
    const first = await models.next();
    const disconnected = once(recovering, 'disconnect');
    await broker.stop();
    await disconnected;
    await startAgain();
    const second = await models.next();
    expect(second).not.toBe(first);
    await recovering.close();
  });

  it("@cloudamqp/amqp-client's session subscribes again", async () => {
    // It consumes again and does not declare again: the queue has to be there before it reconnects.
    let queueIsThere = Promise.resolve();
    const connected = new Inbox<unknown>();
    const session = await AMQPSession.connect(url, {
      reconnectInterval: 20,
      maxReconnectInterval: 50,
      beforeConnect: () => queueIsThere,
      onconnect: connected.push,
    });
    await connected.next();
    const inbox = new Inbox<string | null>();
    const queue = await session.queue('session', { durable: false });
    await queue.subscribe({ noAck: true }, (message) => {
      inbox.push(message.bodyString());
    });
    await queue.publish('before');
    expect(await inbox.next()).toBe('before');

    let letGo = (): void => undefined;
    queueIsThere = new Promise((resolve) => {
      letGo = resolve;
    });
    await broker.stop();
    await startAgain();
    const other = await connectOnce(url);
    await (await other.createChannel()).assertQueue('session', { durable: false });
    letGo();
    await connected.next();
    await queue.publish('after');
    expect(await inbox.next()).toBe('after');
    await session.stop();
    await other.close();
  });
});
