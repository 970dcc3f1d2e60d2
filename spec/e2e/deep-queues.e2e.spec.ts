/**
 * Queues that are deeper than memory, over a real disk: everything is there, in order, and nothing is left of it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { type RunningBroker, startBroker } from '../../src/app.js';
import { consume } from '../support/amqplib-deliveries.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const COUNT = 20_000;
const limits = { residentEntriesMax: 256, residentBytesMax: 256 * 1024 };
/** Some two thousand messages. */
const memoryBudget = 1024 * 1024;

let broker: RunningBroker | undefined;
let client: ChannelModel | undefined;

afterEach(async () => {
  await client?.close();
  await broker?.stop();
  client = undefined;
  broker = undefined;
});

const data = temporaryDirectory();

/** Starts the broker on the directory of the test. */
async function open(): Promise<ConfirmChannel> {
  broker = await startBroker({ port: 0, data: data.path, memoryBudget, limits });
  client = await connect(`amqp://guest:guest@127.0.0.1:${broker.port}`);
  return client.createConfirmChannel();
}

/** Publishes numbered messages; every third of them is of the other kind when they are mixed. */
async function fill(channel: ConfirmChannel, queue: string, kind: 'persistent' | 'transient' | 'mixed'): Promise<void> {
  for (let i = 0; i < COUNT; i++) {
    const persistent = kind === 'mixed' ? i % 3 === 0 : kind === 'persistent';
    channel.sendToQueue(queue, Buffer.from(`message ${i}`), { persistent });
    if (i % 1000 === 999) await channel.waitForConfirms();
  }
}

/** Takes them all, some at a time, and counts those out of place. */
async function expectAll(channel: ConfirmChannel, queue: string): Promise<void> {
  await channel.prefetch(100);
  const deliveries = await consume(channel, queue);
  const misplaced: string[] = [];
  for (let i = 0; i < COUNT; i++) {
    const delivery = await deliveries.next();
    const text = delivery.content.toString();
    if (text !== `message ${i}` && misplaced.length < 10) misplaced.push(text);
    if (i % 20 === 19) channel.ack(delivery, true);
  }
  expect(misplaced).toEqual([]);
  // In order behind the last acknowledgement.
  expect((await channel.checkQueue(queue)).messageCount).toBe(0);
}

describe('a queue deeper than memory', () => {
  it.each(['persistent', 'transient', 'mixed'] as const)('delivers %s messages in order', async (kind) => {
    const channel = await open();
    await channel.assertQueue('deep', { durable: kind !== 'transient' });
    await fill(channel, 'deep', kind);
    expect((await channel.checkQueue('deep')).messageCount).toBe(COUNT);
    const spooled = readdirSync(join(data.path, 'spool')).length;
    expect(spooled > 0).toBe(kind !== 'persistent');
    await expectAll(channel, 'deep');
  });

  it('delivers persistent messages after a restart', async () => {
    const before = await open();
    await before.assertQueue('deep', { durable: true });
    await fill(before, 'deep', 'persistent');
    await client!.close();
    await broker!.stop();
    const channel = await open();
    expect((await channel.checkQueue('deep')).messageCount).toBe(COUNT);
    expect(await channel.get('deep', { noAck: false })).toMatchObject({ fields: { redelivered: false } });
    await channel.recover();
    await expectAll(channel, 'deep');
  });

  it('is purged and deleted at once', async () => {
    const channel = await open();
    for (const [queue, durable] of [
      ['stored', true],
      ['spilled', false],
    ] as const) {
      await channel.assertQueue(queue, { durable });
      await fill(channel, queue, durable ? 'persistent' : 'transient');
      expect(await channel.purgeQueue(queue)).toEqual({ messageCount: COUNT });
      expect(await channel.get(queue)).toBe(false);
      await fill(channel, queue, durable ? 'persistent' : 'transient');
      expect(await channel.deleteQueue(queue)).toEqual({ messageCount: COUNT });
    }
  });
});
