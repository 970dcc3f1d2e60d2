/**
 * amqplib's connections: what they are told, how many there may be, and that idle ones stay.
 */
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { type ChannelModel, connect, credentials } from 'amqplib';
import { startBroker } from '../../../src/app.js';
import { consume } from '../../support/amqplib-deliveries.js';
import { brokerForFile } from '../../support/broker-for-file.js';
import { RawClient } from '../../support/raw-client.js';

const broker = brokerForFile();
const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

/** One message there and back. */
async function roundTrip(connection: ChannelModel, text: string): Promise<string> {
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  const deliveries = await consume(channel, queue, { noAck: true });
  channel.sendToQueue(queue, Buffer.from(text));
  const { content } = await deliveries.next();
  await channel.close();
  return content.toString();
}

describe('server properties', () => {
  it('tell what is built, under our name and version', async () => {
    const connection = await connect(broker.url);
    expect(connection.connection.serverProperties).toMatchObject({
      product: 'Leveret',
      version,
      capabilities: {
        publisher_confirms: true,
        exchange_exchange_bindings: true,
        'basic.nack': true,
        consumer_cancel_notify: true,
        'connection.blocked': true,
        authentication_failure_close: true,
        per_consumer_qos: true,
        direct_reply_to: true,
      },
    });
    await connection.close();
  });

  it('tell the name and version that the operator chose', async () => {
    const disguised = await startBroker({ port: 0, advertise: { product: 'RabbitMQ', version: '4.2.0' } });
    const connection = await connect(`amqp://127.0.0.1:${disguised.port}`);
    expect(connection.connection.serverProperties).toMatchObject({ product: 'RabbitMQ', version: '4.2.0' });
    await connection.close();
    await disguised.stop();
  });
});

describe('connecting', () => {
  it.each(['plain', 'amqplain'] as const)('works with %s credentials', async (mechanism) => {
    const connection = await connect(broker.url, { credentials: credentials[mechanism]('guest', 'guest') });
    expect(await roundTrip(connection, mechanism)).toBe(mechanism);
    await connection.close();
  });

  it.each([4096, 8192, 131_072])('keeps to a frame-max of %d', async (frameMax) => {
    const connection = await connect(`${broker.url}?frameMax=${frameMax}`, { noDelay: true });
    const text = 'x'.repeat(3 * frameMax);
    expect(await roundTrip(connection, text)).toBe(text);
    await connection.close();
  });

  it('renews a secret', async () => {
    const connection = await connect(broker.url);
    await expect(connection.updateSecret(Buffer.from('new'), 'just so')).resolves.toBeUndefined();
    await connection.close();
  });
});

describe('numbers', () => {
  it('a hundred connections at once', async () => {
    const connecting = Array.from({ length: 100 }, () => connect(broker.url, { noDelay: true }));
    const connections = await Promise.all(connecting);
    const answers = await Promise.all(connections.map((connection, index) => roundTrip(connection, `answer ${index}`)));
    expect(answers).toEqual(connections.map((_, index) => `answer ${index}`));
    await Promise.all(connections.map((connection) => connection.close()));
  });

  it('five hundred channels of one connection', async () => {
    const connection = await connect(broker.url, { noDelay: true });
    const channels = await Promise.all(Array.from({ length: 500 }, () => connection.createChannel()));
    const queues = await Promise.all(channels.map((channel) => channel.assertQueue('', { exclusive: true })));
    const received = channels.map(async (channel, index) => {
      const deliveries = await consume(channel, queues[index]!.queue, { noAck: true });
      channel.sendToQueue(queues[index]!.queue, Buffer.from(String(index)));
      return Number((await deliveries.next()).content.toString());
    });
    expect(await Promise.all(received)).toEqual(channels.map((_, index) => index));
    await connection.close();
  });

  it('as many channels as were negotiated and no more', async () => {
    const connection = await connect(`${broker.url}?channelMax=3`);
    for (let count = 0; count < 3; count++) await connection.createChannel();
    await expect(connection.createChannel()).rejects.toThrow('No channels left');
    await connection.close();
  });

  it('the same channel number again and again', async () => {
    const connection = await connect(broker.url, { noDelay: true });
    const answers: string[] = [];
    for (let count = 0; count < 100; count++) answers.push(await roundTrip(connection, String(count)));
    expect(answers).toEqual(Array.from({ length: 100 }, (_, count) => String(count)));
    await connection.close();
  });
});

describe('heartbeats of one second', () => {
  it('keep an idle client, while a silent one is cut off', async () => {
    const idle = await connect(`${broker.url}?heartbeat=1`);
    const errors: unknown[] = [];
    idle.on('error', (error) => errors.push(error));
    // Opened later and cut off for its silence: by then the idle client was idle long enough to be.
    const silent = await RawClient.open(broker.port, { heartbeat: 1 });
    await silent.closed;
    expect(await roundTrip(idle, 'still here')).toBe('still here');
    expect(errors).toEqual([]);
    expect(silent.heartbeats).toBeGreaterThan(0);
    await idle.close();
  });
});
