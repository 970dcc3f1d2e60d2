/**
 * A broker whose time stands still until a test moves it: what is due on the way happens at its moment, in order.
 */
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { type RunningBroker, startBroker } from '../../src/app.js';

let broker: RunningBroker;
let connection: ChannelModel;
let channel: ConfirmChannel;

beforeAll(async () => {
  broker = await startBroker({ port: 0, memory: true, clock: 'manual' });
  connection = await connect(broker.url);
  channel = await connection.createConfirmChannel();
});
afterAll(async () => {
  await connection.close();
  await broker.stop();
});
afterEach(async () => {
  for (const { name } of broker.queues()) await channel.deleteQueue(name);
});

/** Declares a queue whose messages go on to another one when they expire. */
async function waitingRoom(name: string, ttlMs: number, next: string): Promise<void> {
  await channel.assertQueue(name, {
    arguments: { 'x-message-ttl': ttlMs, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': next },
  });
}

describe('time', () => {
  it('stands still, and moves by as much as is said', async () => {
    const before = broker.now;
    await broker.advance('10m');
    expect(broker.now - before).toBe(600_000);
    await Promise.all([broker.advance('1s'), broker.advance(500)]);
    expect(broker.now - before).toBe(601_500);
  });

  it.each(['10', '-1s', 'soon', -1, Number.NaN, Infinity])('is not moved by %p', async (duration) => {
    await expect(broker.advance(duration)).rejects.toMatchObject({ code: 'ERR_EMBEDDING_DURATION' });
  });

  it('is not moved where it moves by itself', async () => {
    await using other = await startBroker({ port: 0 });
    await expect(other.advance('1s')).rejects.toMatchObject({ code: 'ERR_EMBEDDING_NOT_MANUAL' });
    expect(Math.abs(other.now - Date.now())).toBeLessThan(60_000);
  });
});

describe('what is due', () => {
  it('expires at its moment, and not before', async () => {
    await channel.assertQueue('short', { arguments: { 'x-message-ttl': 60_000 } });
    channel.sendToQueue('short', Buffer.from('a'));
    await channel.waitForConfirms();
    await broker.advance(59_999);
    expect(broker.queue('short').readyCount).toBe(1);
    await broker.advance(1);
    expect(broker.queue('short').readyCount).toBe(0);
  });

  it('is known to the broker although nobody waited for its publisher', async () => {
    await channel.assertQueue('short', { arguments: { 'x-message-ttl': 1000 } });
    await channel.assertQueue('late');
    channel.sendToQueue('short', Buffer.from('a'));
    channel.sendToQueue('late', Buffer.from('b'));
    await broker.advance('1s');
    expect(broker.queue('short').readyCount).toBe(0);
    expect(broker.queue('late').readyCount).toBe(1);
  });

  it('goes through a chain of waiting rooms, each hop at its time', async () => {
    const start = broker.now;
    await channel.assertQueue('end');
    await waitingRoom('hour', 3_600_000, 'end');
    await waitingRoom('minutes', 600_000, 'hour');
    await waitingRoom('seconds', 10_000, 'minutes');
    channel.sendToQueue('seconds', Buffer.from('a'));
    await broker.advance('10s');
    expect(broker.queue('minutes').readyCount).toBe(1);
    await broker.advance('1h');
    expect(broker.queue('end').readyCount).toBe(0);
    await broker.advance('10m');
    const [message] = await broker.queue('end').messages();
    const deaths = message!.headers['x-death'] as unknown as readonly { queue: string; time: number }[];
    const at = (ms: number): number => Math.floor((start + ms) / 1000);
    expect(deaths.map(({ queue, time }) => [queue, time])).toEqual([
      ['hour', at(4_210_000)],
      ['minutes', at(610_000)],
      ['seconds', at(10_000)],
    ]);
  });

  it('happens in the order of its times, milliseconds apart, however far the clock is moved', async () => {
    await channel.assertQueue('end');
    const rooms = Array.from({ length: 20 }, (_, index) => ({
      name: `room-${index}`,
      ttlMs: 500 + ((index * 7) % 20),
    }));
    for (const { name, ttlMs } of rooms) await waitingRoom(name, ttlMs, 'end');
    for (const { name, ttlMs } of rooms) channel.sendToQueue(name, Buffer.from(String(ttlMs)));
    await channel.waitForConfirms();
    await broker.advance('7d');
    const texts = (await broker.queue('end').messages()).map(({ text }) => text);
    expect(texts).toEqual(rooms.map(({ ttlMs }) => String(ttlMs)).sort());
  });

  it('has left the broker when the clock has been moved, and was answered by clients that answer at once', async () => {
    await channel.assertQueue('retried', {
      arguments: { 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': 60_000, 'x-delayed-retry-max': 600_000 },
    });
    const times: number[] = [];
    const start = broker.now;
    await channel.consume('retried', (message) => {
      times.push(broker.now - start);
      if (message !== null) channel.nack(message);
    });
    channel.sendToQueue('retried', Buffer.from('a'));
    await broker.advance('10m');
    // Each retry waits a minute longer than the one before.
    expect(times).toEqual([0, 60_000, 180_000, 360_000, 600_000]);
  });

  it('is a delayed message', async () => {
    await channel.assertExchange('delays', 'x-delayed-message', { arguments: { 'x-delayed-type': 'direct' } });
    await channel.assertQueue('end');
    await channel.bindQueue('end', 'delays', 'k');
    for (const delay of [3000, 1000, 2000]) {
      channel.publish('delays', 'k', Buffer.from(String(delay)), { headers: { 'x-delay': delay } });
    }
    await broker.advance(1999);
    expect(broker.queue('end').readyCount).toBe(1);
    await broker.advance('1d');
    expect((await broker.queue('end').messages()).map(({ text }) => text)).toEqual(['1000', '2000', '3000']);
    await channel.deleteExchange('delays');
  });

  it('is a queue that nobody uses', async () => {
    await channel.assertQueue('leased', { expires: 1_800_000 });
    await broker.advance(1_799_999);
    expect(broker.queue('leased').exists).toBe(true);
    await broker.advance(1);
    expect(broker.queue('leased').exists).toBe(false);
  });

  it('is a delivery that stays unacked for too long', async () => {
    await channel.assertQueue('slow', { arguments: { 'x-consumer-timeout': 1_800_000 } });
    const other = await connection.createChannel();
    const cancelled = new Promise((resolve) => {
      void other.consume('slow', (message) => {
        if (message === null) resolve('cancelled');
      });
    });
    other.on('error', () => undefined);
    const closed = once(other, 'close').then(() => 'closed');
    channel.sendToQueue('slow', Buffer.from('a'));
    await broker.until({ queue: 'slow', unacked: 1 });
    await broker.advance('29m');
    expect(broker.queue('slow').unackedCount).toBe(1);
    await broker.advance('1m');
    expect(broker.queue('slow').unackedCount).toBe(0);
    expect(broker.queue('slow').readyCount).toBe(1);
    expect(['cancelled', 'closed']).toContain(await Promise.race([cancelled, closed]));
  });
});

describe('heartbeats', () => {
  it('go by the machine: a year without one breaks nothing', async () => {
    await broker.advance('365d');
    expect(broker.connections()).toHaveLength(1);
    await expect(channel.assertQueue('still')).resolves.toMatchObject({ queue: 'still' });
  });
});
