/**
 * @cloudamqp/amqp-client with confirms and returns, bindings, refusals, many channels and connections.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type AMQPChannel, AMQPClient, type AMQPMessage } from '@cloudamqp/amqp-client';
import { brokerForFile } from '../../support/broker-for-file.js';
import { Inbox } from '../../support/inbox.js';
import { RawClient } from '../../support/raw-client.js';

const broker = brokerForFile();
let client: AMQPClient;

beforeAll(async () => {
  client = new AMQPClient(broker.url);
  await client.connect();
  broker.atEnd(() => client.close());
});

async function contentsOf(channel: AMQPChannel, queue: string): Promise<(string | null)[]> {
  const texts: (string | null)[] = [];
  for (;;) {
    const message = await channel.basicGet(queue);
    if (message === null) return texts;
    texts.push(message.bodyString());
  }
}

describe('confirms', () => {
  it('come for five hundred unconfirmed publishes, in order', async () => {
    const channel = await client.channel();
    await channel.confirmSelect();
    const { name } = await channel.queueDeclare('', { exclusive: true });
    const publishing = Array.from({ length: 500 }, () => channel.basicPublish('', name, 'x', { deliveryMode: 2 }));
    expect(await Promise.all(publishing)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    expect(await channel.queueDelete(name)).toEqual({ messageCount: 500 });
    await channel.close();
  });

  it('come after the message that nobody takes', async () => {
    const channel = await client.channel();
    await channel.confirmSelect();
    const returns = new Inbox<AMQPMessage>();
    channel.onReturn = returns.push;
    await channel.basicPublish('amq.direct', 'nobody', 'lost', { messageId: 'one' }, true);
    expect(returns.size).toBe(1);
    const returned = await returns.next();
    expect(returned).toMatchObject({ replyCode: 312, replyText: 'NO_ROUTE', properties: { messageId: 'one' } });
    expect(returned.bodyString()).toBe('lost');
    await channel.close();
  });

  it('do not come from a channel that the publish closes', async () => {
    const channel = await client.channel();
    await channel.confirmSelect();
    await expect(channel.basicPublish('missing', '', 'x')).rejects.toThrow(
      "closed: NOT_FOUND - no exchange 'missing' in vhost '/' (404)",
    );
    expect(channel.closed).toBe(true);
  });
});

describe('bindings', () => {
  it.each([
    ['direct', 'a.b', {}, ['a.b']],
    ['fanout', '', {}, ['a.b', 'a.c', 'b']],
    ['topic', 'a.*', {}, ['a.b', 'a.c']],
    ['headers', '', { 'x-match': 'any', even: true }, ['a.c']],
  ])('of type %s', async (type, key, args, taken) => {
    const channel = await client.channel();
    await channel.exchangeDeclare(`of type ${type}`, type, { durable: false, autoDelete: true });
    const { name } = await channel.queueDeclare('', { exclusive: true });
    await channel.queueBind(name, `of type ${type}`, key, args);
    for (const [index, routingKey] of ['a.b', 'a.c', 'b'].entries()) {
      await channel.basicPublish(`of type ${type}`, routingKey, routingKey, { headers: { even: index % 2 === 1 } });
    }
    expect(await contentsOf(channel, name)).toEqual(taken);
    await channel.queueUnbind(name, `of type ${type}`, key, args);
    // Auto-delete: gone with its only binding.
    await expect(channel.exchangeDeclare(`of type ${type}`, type, { passive: true })).rejects.toThrow('404');
  });

  it('between exchanges', async () => {
    const channel = await client.channel();
    await channel.exchangeDeclare('near', 'fanout', { durable: false });
    await channel.exchangeDeclare('far', 'topic', { durable: false, internal: true });
    await channel.exchangeBind('far', 'near');
    const { name } = await channel.queueDeclare('', { exclusive: true });
    await channel.queueBind(name, 'far', '#.end');
    await channel.basicPublish('near', 'the.end', 'taken');
    await channel.basicPublish('near', 'the.start', 'not taken');
    await channel.exchangeUnbind('far', 'near');
    await channel.basicPublish('near', 'the.end', 'too late');
    expect(await contentsOf(channel, name)).toEqual(['taken']);
    await channel.close();
  });
});

describe('refusals', () => {
  it.each<[string, (channel: AMQPChannel) => Promise<unknown>, string]>([
    ['404', (channel) => channel.queueDeclare('missing', { passive: true }), "NOT_FOUND - no queue 'missing'"],
    ['403', (channel) => channel.exchangeDelete('amq.topic'), 'ACCESS_REFUSED - deletion of system exchange'],
    ['406', (channel) => channel.exchangeDeclare('amq.topic', 'direct'), 'PRECONDITION_FAILED - inequivalent arg'],
  ])('close the channel with %s', async (code, act, text) => {
    const channel = await client.channel();
    const refused = act(channel);
    await expect(refused).rejects.toThrow(text);
    await expect(refused).rejects.toThrow(`(${code})`);
    expect(client.closed).toBe(false);
  });

  it('close the channel with 405', async () => {
    const other = new AMQPClient(broker.url);
    await other.connect();
    await (await other.channel()).queueDeclare('theirs', { exclusive: true });
    const channel = await client.channel();
    await expect(channel.basicConsume('theirs', {}, () => undefined)).rejects.toThrow('RESOURCE_LOCKED');
    await other.close();
  });

  it('close the connection, and show why', async () => {
    const own = new AMQPClient(broker.url);
    await own.connect();
    const disconnected = new Promise<Error | undefined>((resolve) => {
      own.ondisconnect = resolve;
    });
    const channel = await own.channel();
    await expect(channel.basicQos(1, 1)).rejects.toThrow('prefetch_size!=0 (1) (540)');
    expect((await disconnected)?.message).toContain('NOT_IMPLEMENTED');
    expect(own.closed).toBe(true);
  });

  it.each([
    ['a wrong password', 'guest:wrong', '', 'ACCESS_REFUSED - Login was refused'],
    ['a vhost that is not there', 'guest:guest', '/missing', 'NOT_ALLOWED - vhost missing not found (530)'],
  ])('end a login for %s', async (_what, user, end, text) => {
    const stranger = new AMQPClient(broker.url.replace('guest:guest', user) + end);
    await expect(stranger.connect()).rejects.toThrow(text);
  });
});

describe('cancelling', () => {
  it('ends the consumer cleanly', async () => {
    const channel = await client.channel();
    const { name } = await channel.queueDeclare('', { exclusive: true, autoDelete: false });
    const consumer = await channel.basicConsume(name, {}, () => undefined);
    const waiting = consumer.wait();
    await consumer.cancel();
    await expect(waiting).resolves.toBeUndefined();
    expect((await channel.queueDeclare(name, { passive: true })).consumerCount).toBe(0);
    await channel.close();
  });

  it('is told to the consumers of a deleted queue', async () => {
    const channel = await client.channel();
    const { name } = await channel.queueDeclare('', { exclusive: true });
    const consumer = await channel.basicConsume(name, {}, () => undefined);
    const [outcome] = await Promise.allSettled([consumer.wait(), channel.queueDelete(name)]);
    expect(outcome).toMatchObject({ reason: { message: 'Consumer cancelled by the server' } });
    await channel.close();
  });
});

describe('numbers', () => {
  it('a hundred connections with a channel each', async () => {
    const clients = Array.from({ length: 100 }, () => new AMQPClient(broker.url));
    await Promise.all(clients.map((one) => one.connect()));
    const names = await Promise.all(
      clients.map(async (one) => (await (await one.channel()).queueDeclare('', { exclusive: true })).name),
    );
    expect(new Set(names).size).toBe(100);
    await Promise.all(clients.map((one) => one.close()));
  });

  it('three hundred channels of one connection', async () => {
    const own = new AMQPClient(broker.url);
    await own.connect();
    const channels = await Promise.all(Array.from({ length: 300 }, () => own.channel()));
    const names = await Promise.all(
      channels.map(async (channel) => (await channel.queueDeclare('', { exclusive: true })).name),
    );
    expect(new Set(names).size).toBe(300);
    await own.close();
  });
});

describe('heartbeats of one second', () => {
  it('keep an idle client, while a silent one is cut off', async () => {
    const idle = new AMQPClient(`${broker.url}?heartbeat=1`);
    await idle.connect();
    const silent = await RawClient.open(broker.port, { heartbeat: 1 });
    await silent.closed;
    const channel = await idle.channel();
    expect((await channel.queueDeclare('', { exclusive: true })).consumerCount).toBe(0);
    await idle.close();
  });
});
