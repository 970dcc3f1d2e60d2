/**
 * A broker that is killed in the middle of its work has not forgotten what it has seen: each message whose
 * publisher was told that it is safe comes once, and none comes twice when all are published again.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { BrokerProcess } from '../support/broker-process.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const COUNT = 3_000;
const KILL_AFTER = 1_000;

let broker: BrokerProcess | undefined;
let client: ChannelModel | undefined;

afterEach(async () => {
  await client?.close().catch(() => undefined);
  broker?.signal('SIGKILL');
  await broker?.exited;
  client = undefined;
  broker = undefined;
});

const data = temporaryDirectory();

async function open(): Promise<ConfirmChannel> {
  broker = BrokerProcess.serve('--data', data.path);
  const { address } = await broker.ready();
  client = await connect(address);
  client.on('error', () => undefined);
  const channel = await client.createConfirmChannel();
  channel.on('error', () => undefined);
  return channel;
}

/** Publishes everything; calls `onConfirmed` with how many were confirmed so far. */
async function publishAll(channel: ConfirmChannel, onConfirmed: (count: number) => void): Promise<Set<number>> {
  const confirmed = new Set<number>();
  const all = Array.from({ length: COUNT }, (_, value) => {
    return new Promise<void>((resolve) => {
      const options = { persistent: true, headers: { 'x-deduplication-header': `value ${value}` } };
      channel.publish('x', '', Buffer.from(String(value)), options, (error) => {
        if (error === null) {
          confirmed.add(value);
          onConfirmed(confirmed.size);
        }
        resolve();
      });
    });
  });
  await Promise.all(all);
  return confirmed;
}

describe('an exchange that routes nothing twice', () => {
  it('does not after kill -9 either, and loses nothing', async () => {
    let channel = await open();
    await channel.assertExchange('x', 'x-message-deduplication', { arguments: { 'x-cache-size': COUNT } });
    await channel.assertQueue('q');
    await channel.bindQueue('q', 'x', '');
    const first = await publishAll(channel, (count) => {
      if (count === KILL_AFTER) broker!.signal('SIGKILL');
    });
    expect(first.size).toBeGreaterThanOrEqual(KILL_AFTER);
    await broker!.exited;

    channel = await open();
    const second = await publishAll(channel, () => undefined);
    expect(second.size).toBe(COUNT);
    const bodies: number[] = [];
    for (;;) {
      const message = await channel.get('q', { noAck: true });
      if (message === false) break;
      bodies.push(Number(message.content.toString()));
    }
    expect(bodies.sort((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, value) => value));
  });
});
