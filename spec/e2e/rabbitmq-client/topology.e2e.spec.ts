/**
 * rabbitmq-client declares and binds, is refused, is cancelled, opens many channels and connections.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Channel, Connection } from 'rabbitmq-client';
import { brokerForFile } from '../../support/broker-for-file.js';
import { RawClient } from '../../support/raw-client.js';

const broker = brokerForFile();
let connection: Connection;

async function connected(suffix = ''): Promise<Connection> {
  const own = new Connection({ url: broker.url + suffix, noDelay: true });
  await own.onConnect();
  return own;
}

beforeAll(async () => {
  connection = await connected();
  broker.atEnd(() => {
    connection.unsafeDestroy(); // `close` would wait for channels that a failed test left open
  });
});

async function contentsOf(channel: Channel, queue: string): Promise<unknown[]> {
  const contents: unknown[] = [];
  for (;;) {
    const message = await channel.basicGet({ queue, noAck: true });
    if (message === undefined) return contents;
    contents.push(message.body);
  }
}

describe('bindings', () => {
  it.each([
    ['direct', 'a.b', {}, ['a.b']],
    ['fanout', '', {}, ['a.b', 'a.c', 'b']],
    ['topic', '#.b', {}, ['a.b', 'b']],
    ['headers', '', { 'x-match': 'all', even: true }, ['a.c']],
  ])('of type %s', async (type, routingKey, args, taken) => {
    const channel = await connection.acquire();
    const exchange = `of type ${type}`;
    await channel.exchangeDeclare({ exchange, type, autoDelete: true });
    const { queue } = await channel.queueDeclare({ exclusive: true });
    await channel.queueBind({ queue, exchange, routingKey, arguments: args });
    for (const [index, key] of ['a.b', 'a.c', 'b'].entries()) {
      await channel.basicPublish({ exchange, routingKey: key, headers: { even: index % 2 === 1 } }, key);
    }
    expect(await contentsOf(channel, queue)).toEqual(taken);
    await channel.close();
  });

  it('between exchanges', async () => {
    const channel = await connection.acquire();
    await channel.exchangeDeclare({ exchange: 'near', type: 'direct' });
    await channel.exchangeDeclare({ exchange: 'far', type: 'fanout' });
    await channel.exchangeBind({ source: 'near', destination: 'far', routingKey: 'key' });
    const { queue } = await channel.queueDeclare({ exclusive: true });
    await channel.queueBind({ queue, exchange: 'far' });
    await channel.basicPublish({ exchange: 'near', routingKey: 'key' }, 'taken');
    await channel.basicPublish({ exchange: 'near', routingKey: 'other' }, 'not taken');
    await channel.exchangeUnbind({ source: 'near', destination: 'far', routingKey: 'key' });
    await channel.basicPublish({ exchange: 'near', routingKey: 'key' }, 'too late');
    expect(await contentsOf(channel, queue)).toEqual(['taken']);
    await channel.close();
  });
});

describe('queues', () => {
  it('get names, and go when they are deleted', async () => {
    const channel = await connection.acquire();
    const { queue } = await channel.queueDeclare({ exclusive: true });
    expect(queue).toMatch(/^amq\.gen-/);
    await channel.basicPublish(queue, 'x');
    expect(await channel.queueDeclare({ queue, passive: true })).toMatchObject({ messageCount: 1, consumerCount: 0 });
    expect(await channel.queueDelete(queue)).toEqual({ messageCount: 1 });
    await expect(channel.queueDeclare({ queue, passive: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tell their consumers when they are deleted', async () => {
    const channel = await connection.acquire();
    const { queue } = await channel.queueDeclare({ exclusive: true });
    const cancelled = new Promise<string>((resolve) => channel.on('basic.cancel', resolve));
    const { consumerTag } = await channel.basicConsume({ queue }, () => undefined);
    await channel.queueDelete(queue);
    expect(await cancelled).toBe(consumerTag);
    await channel.close();
  });

  it('lose a consumer that cancels', async () => {
    const channel = await connection.acquire();
    const { queue } = await channel.queueDeclare({ exclusive: true });
    const { consumerTag } = await channel.basicConsume({ queue }, () => undefined);
    expect(await channel.queueDeclare({ queue, passive: true })).toMatchObject({ consumerCount: 1 });
    await channel.basicCancel(consumerTag);
    expect(await channel.queueDeclare({ queue, passive: true })).toMatchObject({ consumerCount: 0 });
    await channel.close();
  });
});

describe('refusals', () => {
  it.each<[string, (channel: Channel) => Promise<unknown>, string]>([
    ['NOT_FOUND', (channel) => channel.basicConsume({ queue: 'missing' }, () => undefined), "no queue 'missing'"],
    ['ACCESS_REFUSED', (channel) => channel.queueDeclare('amq.mine'), 'contains reserved prefix'],
    ['PRECONDITION_FAILED', (channel) => channel.exchangeDeclare({ exchange: 'amq.topic' }), 'inequivalent arg'],
  ])('close the channel with %s', async (code, act, text) => {
    const channel = await connection.acquire();
    const refused = act(channel);
    await expect(refused).rejects.toMatchObject({ code, name: 'AMQPChannelError' });
    await expect(refused).rejects.toThrow(text);
    expect(channel.active).toBe(false);
    expect(connection.ready).toBe(true);
  });

  it('close the channel with RESOURCE_LOCKED', async () => {
    const other = await connected();
    const theirs = await other.acquire();
    await theirs.queueDeclare({ queue: 'theirs', exclusive: true });
    const channel = await connection.acquire();
    await expect(channel.queueDelete('theirs')).rejects.toMatchObject({ code: 'RESOURCE_LOCKED' });
    await theirs.close();
    await other.close();
  });

  it('reject a confirmed publish to nowhere', async () => {
    const publisher = connection.createPublisher({ confirm: true });
    await expect(publisher.send({ exchange: 'missing' }, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await publisher.close();
  });

  it.each([
    ['a wrong password', 'guest:wrong', '', 'ACCESS_REFUSED'],
    ['a vhost that is not there', 'guest:guest', '/missing', 'NOT_ALLOWED'],
  ])('end a login for %s', async (_what, user, suffix, code) => {
    const stranger = new Connection(broker.url.replace('guest:guest', user) + suffix);
    const error = new Promise((resolve) => stranger.once('error', resolve));
    expect(await error).toMatchObject({ code, name: 'AMQPConnectionError' });
    await stranger.close();
  });
});

describe('numbers', () => {
  it('a hundred connections at once', async () => {
    const connections = await Promise.all(Array.from({ length: 100 }, () => connected()));
    const queues = await Promise.all(connections.map((one) => one.queueDeclare({ exclusive: true })));
    expect(new Set(queues.map(({ queue }) => queue)).size).toBe(100);
    await Promise.all(connections.map((one) => one.close()));
  });

  it('three hundred channels of one connection', async () => {
    const channels = await Promise.all(Array.from({ length: 300 }, () => connection.acquire()));
    const queues = await Promise.all(channels.map((channel) => channel.queueDeclare({ exclusive: true })));
    expect(new Set(queues.map(({ queue }) => queue)).size).toBe(300);
    await Promise.all(channels.map((channel) => channel.close()));
  });
});

describe('heartbeats of one second', () => {
  it('keep an idle client, while a silent one is cut off', async () => {
    const idle = await connected('?heartbeat=1');
    const errors: unknown[] = [];
    idle.on('error', (error) => errors.push(error));
    const silent = await RawClient.open(broker.port, { heartbeat: 1 });
    await silent.closed;
    expect(await idle.queueDeclare({ exclusive: true })).toMatchObject({ consumerCount: 0 });
    expect(errors).toEqual([]);
    await idle.close();
  });
});
