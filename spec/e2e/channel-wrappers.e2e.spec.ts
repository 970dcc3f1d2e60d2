/**
 * amqp-connection-manager's channel wrappers: set up, publish with confirms, consume, settle, be refused.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type AmqpConnectionManager, type Channel, type ChannelWrapper, connect } from 'amqp-connection-manager';
import type { ConsumeMessage } from 'amqplib';
import type { Method } from '../../src/wire/methods/methods.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { Inbox } from '../support/inbox.js';
import { RawClient } from '../support/raw-client.js';
import { methodBytes } from '../support/raw-frames.js';

const broker = brokerForFile();
let manager: AmqpConnectionManager;
let channel: ChannelWrapper;

beforeAll(async () => {
  manager = connect(broker.url, { reconnectTimeInSeconds: 0.02, connectionOptions: { noDelay: true } });
  broker.atEnd(() => manager.close());
  channel = manager.createChannel();
  await channel.waitForConnect();
});

async function queueOf(...texts: string[]): Promise<string> {
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const text of texts) await channel.sendToQueue(queue, Buffer.from(text));
  return queue;
}

async function readyCount(queue: string): Promise<number> {
  return (await channel.checkQueue(queue)).messageCount;
}

describe('a channel', () => {
  it('is set up before it is used', async () => {
    const own = manager.createChannel({
      json: true,
      setup: async (raw: Channel) => {
        await raw.assertExchange('set up', 'topic', { durable: false });
        await raw.assertQueue('set up', { exclusive: true });
        await raw.bindQueue('set up', 'set up', 'a.#');
      },
    });
    await own.publish('set up', 'a.b', { some: 'json' });
    await own.publish('set up', 'b', { not: 'bound' });
    const message = await own.get('set up', { noAck: true });
    expect(message !== false && message.content.toString()).toBe('{"some":"json"}');
    expect(await own.get('set up')).toBe(false);
    await own.close();
  });

  it('confirms hundreds of publishes under way', async () => {
    const queue = await queueOf();
    const publishing = Array.from({ length: 500 }, (_, index) =>
      channel.sendToQueue(queue, Buffer.from(String(index)), { persistent: true }),
    );
    expect(new Set(await Promise.all(publishing))).toEqual(new Set([true]));
    expect(await readyCount(queue)).toBe(500);
  });

  it('brings large and empty bodies, and header tables', async () => {
    const queue = await queueOf();
    const body = Buffer.alloc(5 * 1024 * 1024, 'leveret');
    const headers = { text: 'x', number: 1.5, yes: true, list: [1, { inner: null }] };
    await channel.sendToQueue(queue, body, { headers });
    await channel.sendToQueue(queue, Buffer.alloc(0));
    const large = await channel.get(queue, { noAck: true });
    const empty = await channel.get(queue, { noAck: true });
    expect(large !== false && large.content.equals(body)).toBe(true);
    expect(large !== false && large.properties.headers).toEqual(headers);
    expect(empty !== false && empty.content.length).toBe(0);
  });

  it('passes on what nobody takes', async () => {
    const returned = new Promise<unknown>((resolve) => {
      const own = manager.createChannel({
        setup: async (raw: Channel) => {
          raw.on('return', resolve);
        },
      });
      void own.publish('amq.direct', 'nobody', Buffer.from('lost'), { mandatory: true }).then(() => own.close());
    });
    expect(await returned).toMatchObject({ fields: { replyCode: 312, routingKey: 'nobody' } });
  });
});

const deletion: Method = { name: 'queue.delete', queue: 'twice', ifUnused: false, ifEmpty: false, noWait: false };
const declaration: Method = {
  name: 'queue.declare',
  queue: 'twice',
  passive: false,
  durable: false,
  exclusive: false,
  autoDelete: false,
  noWait: false,
  arguments: new Map(),
};

describe('a consumer', () => {
  it('has its prefetch, and settles', async () => {
    const queue = await queueOf('a', 'b', 'c');
    const inbox = new Inbox<ConsumeMessage>();
    const { consumerTag } = await channel.consume(queue, inbox.push, { prefetch: 2 });
    const [a, b] = await inbox.take(2);
    expect([inbox.size, await readyCount(queue)]).toEqual([0, 1]);
    channel.nack(b!, false, true);
    const again = await inbox.next();
    expect([again.content.toString(), again.fields.redelivered]).toEqual(['b', true]);
    channel.ack(a!);
    channel.nack(again, false, false);
    channel.ack(await inbox.next());
    await channel.cancel(consumerTag);
    expect(await readyCount(queue)).toBe(0);
  });

  it('comes back after the broker cancelled it', async () => {
    const own = manager.createChannel();
    await own.waitForConnect();
    const inbox = new Inbox<ConsumeMessage>();
    await own.assertQueue('twice', { durable: false });
    await own.consume('twice', inbox.push, { noAck: true });
    // One chunk: the queue is back before the manager hears that its consumer was cancelled.
    const other = await RawClient.withChannel(broker.port);
    other.write(Buffer.concat([methodBytes(1, deletion), methodBytes(1, declaration)]));
    await other.expect('queue.delete-ok');
    await other.expect('queue.declare-ok');
    await other.close();
    await own.sendToQueue('twice', Buffer.from('after the cancel'));
    expect((await inbox.next()).content.toString()).toBe('after the cancel');
    await own.close();
  });
});

describe('refusals', () => {
  /** A manager with one channel that may fail: a failed publish makes it connect anew. */
  function failing(): { own: ChannelWrapper; close: () => Promise<void> } {
    const ownManager = connect(broker.url, { reconnectTimeInSeconds: 0.02 });
    const own = ownManager.createChannel();
    own.on('error', () => undefined);
    return { own, close: () => ownManager.close() };
  }

  it('reject a publish to nowhere', async () => {
    const { own, close } = failing();
    await expect(own.publish('missing', '', Buffer.from('x'))).rejects.toThrow('channel closed');
    await close();
  });

  it('reject a check for what is not there', async () => {
    const { own, close } = failing();
    await own.waitForConnect();
    await expect(own.checkQueue('missing')).rejects.toMatchObject({ code: 404 });
    await close();
  });

  it('end a login with a wrong password', async () => {
    const stranger = connect(broker.url.replace('guest:guest', 'guest:wrong'));
    const failed = new Promise<{ err: Error }>((resolve) => stranger.once('connectFailed', resolve));
    expect((await failed).err.message).toContain('ACCESS_REFUSED - Login was refused');
    await stranger.close();
  });
});
