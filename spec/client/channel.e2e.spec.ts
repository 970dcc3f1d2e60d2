/**
 * Exchanges, queues, messages: the protocol's methods as functions, with both brokers.
 */
import { expect, it } from '@jest/globals';
import { exact } from '../../src/client/index.js';
import { onEachBroker } from '../support/client-brokers.js';

onEachBroker((lab) => {
  it('declares, binds, purges and deletes', async () => {
    const channel = await lab.openChannel();
    await channel.declareExchange('client.topic', 'topic', { durable: false });
    await channel.declareExchange('client.fanout', 'fanout', { durable: false, alternateExchange: 'client.topic' });
    const declared = await channel.declareQueue('', { exclusive: true, maxLength: 10 });
    expect(declared).toEqual({ queue: expect.stringMatching(/^amq\.gen-/), messageCount: 0, consumerCount: 0 });
    const { queue } = declared;
    await channel.bindQueue(queue, 'client.topic', 'a.*');
    await channel.bindExchange('client.topic', 'client.fanout', '');
    await channel.publish('client.topic', 'a.b', 'one');
    await channel.publish('client.fanout', 'a.c', 'two');
    expect(await channel.declareQueue(queue, { passive: true, exclusive: true })).toMatchObject({ messageCount: 2 });
    await channel.unbindExchange('client.topic', 'client.fanout', '');
    await channel.unbindQueue(queue, 'client.topic', 'a.*');
    await channel.publish('client.topic', 'a.b', 'three');
    expect(await channel.purgeQueue(queue)).toEqual({ messageCount: 2 });
    await channel.publish('', queue, 'four');
    expect(await channel.deleteQueue(queue)).toEqual({ messageCount: 1 });
    await channel.deleteExchange('client.fanout', { ifUnused: true });
    await channel.deleteExchange('client.topic');
  });

  it('publishes with confirms, and consumes with acks', async () => {
    const channel = await lab.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const bodies = Array.from({ length: 1000 }, (_, index) => `message ${index}`);
    await Promise.all(bodies.map((body) => channel.publish('', queue, body)));
    expect(channel.unconfirmedCount).toBe(0);
    const came: string[] = [];
    await new Promise<void>((resolve) => {
      void channel.consume(queue, { prefetchCount: 50 }, (delivery) => {
        came.push(delivery.text());
        if (came.length === bodies.length) resolve();
      });
    });
    expect(came).toEqual(bodies);
    await channel.close();
  });

  it('carries every property, and headers of any type', async () => {
    const channel = await lab.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const properties = {
      contentType: 'text/plain',
      contentEncoding: 'identity',
      priority: 3,
      correlationId: 'c',
      replyTo: 'r',
      expiration: '60000',
      messageId: 'm',
      timestamp: 1_700_000_000,
      type: 't',
      userId: 'guest',
      appId: 'a',
      clusterId: 'x',
    };
    const headers = {
      text: 'é',
      whole: 1,
      large: 2 ** 40,
      broken: 1.5,
      huge: 2n ** 60n,
      yes: true,
      nothing: null,
      when: new Date(1_600_000_000_000),
      bytes: Buffer.from([1, 2]),
      list: [1, 'two', [false]],
      table: { deep: { deeper: 'x' } },
    };
    await channel.publish('', queue, 'body', { ...properties, headers: { ...headers, short: exact('s', 7) } });
    const delivery = await channel.get(queue, { noAck: true });
    expect(delivery?.properties).toMatchObject({ ...properties, deliveryMode: 2 });
    expect(delivery?.headers).toEqual({ ...headers, short: 7 });
    expect(delivery?.typedHeaders.get('short')).toEqual({ type: 's', value: 7 });
    expect(delivery?.typedHeaders.get('large')).toEqual({ type: 'l', value: 2 ** 40 });
    expect(delivery).toMatchObject({ exchange: '', routingKey: queue, redelivered: false, messageCount: 0 });
  });

  it.each([0, 1, 8191, 8192, 131_064, 131_065, 1_000_000])('carries a body of %i bytes', async (length) => {
    const channel = await lab.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const body = Buffer.alloc(length, 'abcdefghijk');
    await channel.publish('', queue, body);
    expect((await channel.get(queue))?.body.equals(body)).toBe(true);
  });

  it('sends what is neither bytes nor text as JSON', async () => {
    const channel = await lab.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    await channel.publish('', queue, { id: 5, lines: ['a'] });
    await channel.publish('', queue, new Uint8Array([104, 105]));
    const json = await channel.get(queue);
    expect(json?.properties.contentType).toBe('application/json');
    expect(json?.json()).toEqual({ id: 5, lines: ['a'] });
    const bytes = await channel.get(queue);
    expect([bytes?.properties.contentType, bytes?.text()]).toEqual([undefined, 'hi']);
    expect(await channel.get(queue)).toBeUndefined();
  });

  it('has transactions', async () => {
    const connection = await lab.connect();
    const channel = await connection.openChannel();
    const other = await connection.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    await channel.selectTx();
    await channel.publish('', queue, 'kept');
    expect(await other.get(queue)).toBeUndefined();
    await channel.commitTx();
    await channel.publish('', queue, 'dropped');
    await channel.rollbackTx();
    expect(await other.purgeQueue(queue)).toEqual({ messageCount: 1 });
  });
});
