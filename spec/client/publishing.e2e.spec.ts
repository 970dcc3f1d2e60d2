/**
 * Confirms, returns, refusals, the window, and what happens to publishes when something goes.
 */
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { type ReturnedMessage, connect } from '../../src/client/index.js';
import { startBroker } from '../../src/app.js';
import { onEachBroker } from '../support/client-brokers.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { BrokerRelay } from '../support/broker-relay.js';

async function outcomes(promises: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((one) => (one.status === 'fulfilled' ? 'ok' : (one.reason as { code: string }).code));
}

onEachBroker((lab) => {
  it('rejects what the broker refuses, and that alone', async () => {
    const channel = await lab.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true, maxLength: 2, overflow: 'reject-publish' });
    const publishing = ['a', 'b', 'c', 'd'].map((body) => channel.publish('', queue, body));
    expect(await outcomes(publishing)).toEqual(['ok', 'ok', 'ERR_NACKED', 'ERR_NACKED']);
    await expect(channel.publish('', queue, 'e')).rejects.toMatchObject({ exchange: '', routingKey: queue });
  });

  it('rejects what came back, among many that did not', async () => {
    const channel = await lab.openChannel();
    const returns: ReturnedMessage[] = [];
    channel.on('return', (returned) => returns.push(returned));
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const publishing = Array.from({ length: 60 }, (_, index) =>
      channel.publish('', index % 3 === 0 ? 'client.nowhere' : queue, `${index}`, {
        mandatory: index % 2 === 0,
        messageId: `m${index}`,
        bcc: index % 4 === 0 ? ['client.nowhere.else'] : [],
      }),
    );
    const expected = publishing.map((_, index) => (index % 6 === 0 ? 'ERR_RETURNED' : 'ok'));
    expect(await outcomes(publishing)).toEqual(expected);
    expect(returns.map(({ message }) => message.text())).toEqual([
      '0',
      '6',
      '12',
      '18',
      '24',
      '30',
      '36',
      '42',
      '48',
      '54',
    ]);
    const error: unknown = await channel
      .publish('', 'client.nowhere', 'x', { mandatory: true })
      .catch((e: unknown) => e);
    expect(error).toMatchObject({
      replyCode: 312,
      replyText: 'NO_ROUTE',
      returned: { message: { routingKey: 'client.nowhere' } },
    });
  });

  it('keeps to the window, and tells who waits for room', async () => {
    const channel = await lab.openChannel({ limits: { unconfirmedMax: 10 } });
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const publishing = Array.from({ length: 25 }, (_, index) => channel.publish('', queue, `${index}`));
    let hadRoom = false;
    const room = channel.whenRoom().then(() => (hadRoom = true));
    expect(channel.unconfirmedCount).toBe(25);
    await publishing[0];
    expect(hadRoom).toBe(false);
    await room;
    expect(channel.unconfirmedCount).toBeLessThan(10);
    await channel.whenConfirmed();
    expect(channel.unconfirmedCount).toBe(0);
    expect(await channel.purgeQueue(queue)).toEqual({ messageCount: 25 });
  });

  it('without confirms resolves at once, and may be mixed with others', async () => {
    const channel = await lab.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    for (let index = 0; index < 100; index++) {
      const publishing = channel.publish('', queue, `${index}`, { confirm: index % 10 === 9 });
      if (index % 10 !== 9) await publishing;
    }
    await channel.whenConfirmed();
    expect(await channel.purgeQueue(queue)).toEqual({ messageCount: 100 });
  });

  it('can be given up', async () => {
    const channel = await lab.openChannel({ limits: { unconfirmedMax: 1 } });
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const controller = new AbortController();
    const { signal } = controller;
    const publishing = [
      channel.publish('', queue, 'sent'),
      channel.publish('', queue, 'waiting', { signal }),
      channel.publish('', queue, 'sent later'),
      channel.publish('', queue, 'late', { signal: AbortSignal.abort(new Error('too late')) }),
    ];
    controller.abort(new Error('given up'));
    const settled = await Promise.allSettled(publishing);
    expect(settled.map((one) => (one.status === 'rejected' ? (one.reason as Error).message : 'ok'))).toEqual([
      'ok',
      'given up',
      'ok',
      'too late',
    ]);
    expect((await channel.get(queue))?.text()).toBe('sent');
    expect((await channel.get(queue))?.text()).toBe('sent later');
  });

  it('is refused where it cannot be written, and the channel goes on', async () => {
    const channel = await lab.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    const publishing = [
      channel.publish('', 'k'.repeat(256), 'x'),
      channel.publish('', queue, 'x', { headers: { large: 'x'.repeat(200_000) } }),
      channel.publish('', queue, cyclic),
      channel.publish('', queue, 'fine'),
    ];
    const wrong = 'ERR_INVALID_OPTION';
    expect(await outcomes(publishing)).toEqual([wrong, wrong, wrong, 'ok']);
    expect(await channel.purgeQueue(queue)).toEqual({ messageCount: 1 });
  });

  it('to an exchange that is not there closes the channel and says so', async () => {
    const channel = await lab.openChannel();
    const closed = once(channel, 'close');
    const publishing = [channel.publish('client.missing', 'a', 'x'), channel.publish('client.missing', 'b', 'y')];
    for (const one of publishing) {
      await expect(one).rejects.toMatchObject({
        code: 'ERR_CHANNEL_CLOSED',
        replyCode: 404,
        replyText: "NOT_FOUND - no exchange 'client.missing' in vhost '/'",
        method: 'basic.publish',
      });
    }
    expect(await closed).toEqual([expect.objectContaining({ replyCode: 404 })]);
    await expect(channel.publish('', 'q', 'z')).rejects.toMatchObject({ code: 'ERR_CHANNEL_CLOSED' });
    await expect(channel.whenRoom()).rejects.toMatchObject({ code: 'ERR_CHANNEL_CLOSED' });
  });

  it('asks and answers over direct reply-to', async () => {
    const server = await lab.openChannel();
    const client = await lab.openChannel();
    const { queue } = await server.declareQueue('', { exclusive: true });
    await server.consume(queue, (request) => request.reply({ answer: Number(request.text()) * 2 }));
    const replies = await Promise.all([1, 2, 3].map((number) => client.request('', queue, `${number}`)));
    expect(replies.map((reply) => reply.json())).toEqual([{ answer: 2 }, { answer: 4 }, { answer: 6 }]);
    await expect(client.request('', 'client.nowhere', 'x')).rejects.toMatchObject({ code: 'ERR_RETURNED' });
    const silent = await server.declareQueue('', { exclusive: true });
    const unanswered = client.request('', silent.queue, 'x', { timeoutMs: 10 });
    await expect(unanswered).rejects.toMatchObject({ code: 'ERR_REQUEST_TIMEOUT', timeoutMs: 10 });
    const abandoned = client.request('', silent.queue, 'x', { signal: AbortSignal.abort(new Error('enough')) });
    await expect(abandoned).rejects.toThrow('enough');
  });
});

describe('publishing to a broker that takes nothing', () => {
  const broker = brokerForFile({ limits: { queuedEntriesMax: 10 } });

  it('waits until it does', async () => {
    const connection = await connect(broker.url);
    const publisher = await connection.openChannel();
    const { queue } = await publisher.declareQueue('client.blocked', { durable: false });
    const blocked = once(connection, 'blocked');
    const publishing = Array.from({ length: 11 }, () => publisher.publish('', queue, 'x', { persistent: false }));
    await Promise.all(publishing);
    expect(await blocked).toEqual(['low on memory']);
    expect(connection.blockedReason).toBe('low on memory');
    let isDone = false;
    const waiting = publisher.publish('', queue, 'y', { confirm: false }).then(() => (isDone = true));
    const room = publisher.whenRoom();
    expect(publisher.unconfirmedCount).toBe(1);
    const other = await connect(broker.url);
    const consumer = await other.openChannel();
    expect(isDone).toBe(false);
    await consumer.purgeQueue(queue);
    await Promise.all([waiting, room]);
    expect(connection.blockedReason).toBeUndefined();
    await other.close();
    await connection.close();
  });
});

describe('publishes on their way', () => {
  const broker = brokerForFile();

  it('are rejected when the connection goes, and so is what comes later', async () => {
    const relay = await BrokerRelay.to(broker.port);
    broker.atEnd(() => relay.close());
    const connection = await connect(`amqp://127.0.0.1:${relay.port}`, { recovery: false });
    const closed = once(connection, 'close');
    const channel = await connection.openChannel();
    await channel.publish('', 'nowhere', 'x');
    relay.cut();
    const publishing = [channel.publish('', 'nowhere', 'y'), channel.publish('', 'nowhere', 'z')];
    expect(await outcomes(publishing)).toEqual(['ERR_CONNECTION_LOST', 'ERR_CONNECTION_LOST']);
    expect(await closed).toEqual([expect.objectContaining({ code: 'ERR_CONNECTION_LOST' })]);
    await expect(channel.publish('', 'x', 'z')).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
    await expect(connection.openChannel()).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
  });

  it('say what the broker said when it stops', async () => {
    const stopping = await startBroker({ port: 0 });
    const connection = await connect(`amqp://127.0.0.1:${stopping.port}`, { recovery: false });
    const closed = once(connection, 'close');
    await stopping.stop();
    expect(await closed).toEqual([expect.objectContaining({ code: 'ERR_CONNECTION_LOST', replyCode: 320 })]);
  });
});
