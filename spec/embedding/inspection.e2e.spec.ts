/**
 * What a program sees of the broker that it has started.
 */
import { describe, expect, it } from '@jest/globals';
import { embeddedBroker } from '../support/embedded-broker.js';
import { temporaryDirectory } from '../support/temporary-directory.js';
import { startBroker } from '../../src/app.js';
import { connect } from 'amqplib';

const directory = temporaryDirectory();
const test = embeddedBroker();

describe('a queue', () => {
  it('shows what is ready, and nothing changes by that', async () => {
    const { broker } = test;
    const channel = await (await test.connect()).createConfirmChannel();
    await channel.assertExchange('x', 'direct');
    await channel.assertQueue('q', { maxPriority: 5, arguments: { 'x-message-ttl': 600_000 } });
    await channel.bindQueue('q', 'x', 'k');
    channel.publish('x', 'k', Buffer.from('low'), {
      headers: { n: 1, nested: { deep: [true] } },
      contentType: 'text/plain',
    });
    channel.sendToQueue('q', Buffer.from('hïgh'), { priority: 5, persistent: true, messageId: 'm1' });
    await channel.waitForConfirms();
    const queue = broker.queue('q');
    for (let look = 0; look < 2; look++) {
      const [first, second, ...more] = await queue.messages();
      expect(first).toMatchObject({ text: 'hïgh', exchange: '', routingKey: 'q', persistent: true, headers: {} });
      expect(first!.properties).toEqual({ priority: 5, deliveryMode: 2, messageId: 'm1' });
      expect(second).toMatchObject({
        body: Buffer.from('low'),
        headers: { n: 1, nested: { deep: [true] } },
        properties: { contentType: 'text/plain' },
        exchange: 'x',
        routingKey: 'k',
        persistent: false,
        redelivered: false,
        deliveries: 0,
      });
      expect(second!.expiresAt! - broker.now).toBeGreaterThan(500_000);
      expect(more).toEqual([]);
    }
    expect((await queue.messages(1)).map(({ text }) => text)).toEqual(['hïgh']);
    expect(queue).toMatchObject({ readyCount: 2, unackedCount: 0, messageCount: 2, consumerCount: 0, type: 'classic' });
    expect(queue.arguments).toEqual({ 'x-max-priority': 5, 'x-message-ttl': 600_000 });
    expect(queue).toMatchObject({ exists: true, durable: true, exclusive: false, autoDelete: false });
    await channel.deleteExchange('x');
  });

  it('shows who consumes, and what they have', async () => {
    const { broker } = test;
    const connection = await test.connect();
    const channel = await connection.createChannel();
    await channel.assertQueue('q');
    await channel.prefetch(2);
    for (const text of ['a', 'b', 'c']) channel.sendToQueue('q', Buffer.from(text));
    await channel.consume('q', () => undefined, { consumerTag: 'me', priority: 3 });
    const queue = broker.queue('q');
    await broker.until({ queue: 'q', unacked: 2 });
    const { name } = broker.connections()[0]!;
    expect(queue.consumers).toEqual([
      {
        consumerTag: 'me',
        connection: name,
        channel: 1,
        exclusive: false,
        ackRequired: true,
        prefetchCount: 2,
        priority: 3,
        active: true,
        unackedCount: 2,
        arguments: { 'x-priority': 3 },
      },
    ]);
    expect(queue.unacked()).toMatchObject([
      { text: 'a', consumerTag: 'me', connection: name, channel: 1, deliveryTag: 1, redelivered: false },
      { text: 'b', consumerTag: 'me', connection: name, channel: 1, deliveryTag: 2 },
    ]);
    await channel.close();
    await broker.until({ queue: 'q', unacked: 0 });
    expect((await queue.messages()).map(({ text, deliveries }) => [text, deliveries])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('shows what waits for another try', async () => {
    const { broker } = test;
    const channel = await (await test.connect()).createChannel();
    await channel.assertQueue('q', {
      arguments: { 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': 60_000, 'x-delayed-retry-max': 60_000 },
    });
    channel.sendToQueue('q', Buffer.from('a'));
    await channel.consume('q', (message) => {
      if (message !== null) channel.nack(message);
    });
    await broker.until({ queue: 'q', delayed: 1 });
    const [message] = await broker.queue('q').delayed();
    expect(message).toMatchObject({ text: 'a', deliveries: 1, redelivered: true });
    expect(message!.dueAt - broker.now).toBeGreaterThan(50_000);
    expect(await broker.queue('q').messages()).toEqual([]);
  });

  it('that is not there says so', async () => {
    const queue = test.broker.queue('nowhere');
    const missing = { code: 'ERR_EMBEDDING_NOT_FOUND', message: "no queue 'nowhere' in vhost '/'" };
    expect(queue.exists).toBe(false);
    expect(() => queue.readyCount).toThrow(expect.objectContaining(missing));
    await expect(queue.messages()).rejects.toMatchObject(missing);
    expect(() => queue.unacked()).toThrow(expect.objectContaining(missing));
    expect(test.broker.vhost('nor here').queue('q').exists).toBe(false);
  });

  it('shows what is on disk too', async () => {
    const broker = await startBroker({ port: 0, data: directory.path, memoryBudget: 100_000 });
    const connection = await connect(broker.url);
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue('deep');
    const texts = Array.from({ length: 2000 }, (_, index) => `${index} ${'x'.repeat(1000)}`);
    for (const text of texts) channel.sendToQueue('deep', Buffer.from(text), { persistent: true });
    await channel.waitForConfirms();
    const found = await broker.queue('deep').messages();
    expect(found.map(({ text }) => text)).toEqual(texts);
    await connection.close();
    await broker.stop();
  });
});

describe('an exchange', () => {
  it('shows what it is, and where it leads', async () => {
    const { broker } = test;
    const channel = await (await test.connect()).createChannel();
    await channel.assertExchange('x', 'topic', { durable: false, arguments: { 'alternate-exchange': 'y' } });
    await channel.assertQueue('q');
    await channel.bindQueue('q', 'x', 'a.*', { n: 1 });
    await channel.bindExchange('amq.fanout', 'x', 'b');
    channel.publish('x', 'a.b', Buffer.from(''));
    await broker.until({ queue: 'q', ready: 1 });
    const exchange = broker.exchange('x');
    expect(exchange).toMatchObject({ exists: true, type: 'topic', durable: false, internal: false, publishedCount: 1 });
    expect(exchange.arguments).toEqual({ 'alternate-exchange': 'y' });
    expect(exchange.bindings).toEqual([
      { destination: 'q', destinationType: 'queue', routingKey: 'a.*', arguments: { n: 1 } },
      { destination: 'amq.fanout', destinationType: 'exchange', routingKey: 'b', arguments: {} },
    ]);
    await channel.deleteExchange('x');
    await channel.checkQueue('q');
    expect(exchange.exists).toBe(false);
    expect(() => exchange.bindings).toThrow(expect.objectContaining({ code: 'ERR_EMBEDDING_NOT_FOUND' }));
  });
});

describe('connections', () => {
  it('show who is there', async () => {
    const { broker } = test;
    const connection = await test.connect('orders');
    await connection.createChannel();
    expect(broker.connections()).toEqual([
      expect.objectContaining({
        userProvidedName: 'orders',
        user: 'guest',
        vhost: '/',
        state: 'running',
        channelCount: 1,
      }),
    ]);
    expect(broker.vhost('/').connections()).toHaveLength(1);
    expect(broker.vhost('other').connections()).toEqual([]);
  });
});
