/**
 * Hostile clients over TCP, beside a client that publishes with confirms and consumes all the while, and
 * must not notice.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { pino } from 'pino';
import { type Deliveries, consume } from '../support/amqplib-deliveries.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { heldBytes } from '../support/held-memory.js';
import { attack } from '../support/hostile-client.js';
import { hostileLimits } from '../support/hostile-phases.js';
import { hostileStream } from '../support/hostile-streams.js';

const FIRST_SEED = 1_000_000;
const BATCHES = 150;
const AT_A_TIME = 20;
const ROUNDS = 10;
const WARM_UP_BATCHES = 30;
const GROWTH_MAX = 4 * 1024 * 1024;

const bugs: string[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => bugs.push(line) });
const broker = brokerForFile({ limits: hostileLimits, log });

let connection: ChannelModel;
let channel: ConfirmChannel;
let deliveries: Deliveries;
let published = 0;
const disturbances: unknown[] = [];

beforeAll(async () => {
  connection = await connect(broker.url);
  broker.atEnd(() => connection.close());
  channel = await connection.createConfirmChannel();
  await channel.assertQueue('honest', { exclusive: true });
  deliveries = await consume(channel, 'honest', { noAck: true });
  for (const emitter of [connection, channel]) {
    emitter.on('error', (error) => disturbances.push(error));
    emitter.on('close', () => disturbances.push('closed'));
  }
});

/** Each message is confirmed and delivered before the next. */
async function honestRounds(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const text = `message ${++published}`;
    channel.sendToQueue('honest', Buffer.from(text));
    const [delivery] = await Promise.all([deliveries.next(), channel.waitForConfirms()]);
    expect(delivery.content.toString()).toBe(text);
  }
}

async function attackInBatches(first: number, count: number): Promise<void> {
  for (let batch = first; batch < first + count; batch++) {
    const streams = Array.from({ length: AT_A_TIME }, (_, i) => hostileStream(FIRST_SEED + batch * AT_A_TIME + i));
    const [endings] = await Promise.all([
      Promise.all(streams.map((stream) => attack(broker.port, stream))),
      honestRounds(),
    ]);
    const wrong = streams
      .map(({ seed, family, expected }, index) => ({ seed, family, expected, ending: endings[index] }))
      .filter(({ expected, ending }) => expected !== undefined && ending !== expected);
    expect(wrong).toEqual([]);
  }
}

describe('hostile clients', () => {
  it('get the right error, and an honest one notices nothing', async () => {
    await attackInBatches(0, WARM_UP_BATCHES);
    const before = await heldBytes();
    await attackInBatches(WARM_UP_BATCHES, BATCHES - WARM_UP_BATCHES);
    expect((await heldBytes()) - before).toBeLessThan(GROWTH_MAX);
    expect(published).toBe(BATCHES * ROUNDS);
    expect(disturbances).toEqual([]);
    expect(bugs).toEqual([]);
  }, 120_000);
});
