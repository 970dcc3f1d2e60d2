/**
 * A broker in a process of its own, under a publisher that never stops: its resident memory stays where the
 * watermark is, consumers drain it, the publisher goes on, and nothing is lost.
 */
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BrokerProcess } from '../../support/broker-process.js';
import { consumeFrom, declareQueue } from '../../support/queue-methods.js';
import { RawClient } from '../../support/raw-client.js';

const MIB = 1024 * 1024;
const WATERMARK_MIB = 320;
const BODY_BYTES = 64 * 1024;
const PREFETCH = 200;

/** Run before the broker: tells at its end what its resident memory was at the most. Works wherever Node does. */
const tellPeak = `
  import { writeSync } from 'node:fs';
  let peak = 0;
  setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 5).unref();
  process.on('exit', () => { writeSync(2, 'peak ' + peak); });`;
const environment = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(tellPeak)}` };

interface AlarmLine {
  readonly msg: string;
  readonly watermark: number;
  readonly processBytes: number;
  readonly queuedMessages: number;
}

let broker: BrokerProcess | undefined;

afterEach(() => {
  broker?.signal('SIGKILL');
});

/** Publishes numbered messages, as fast as they are taken, until it is told to stop. */
class Flood {
  published = 0;
  private stopped = false;

  constructor(
    private readonly client: RawClient,
    private readonly queue: string,
  ) {}

  async run(): Promise<void> {
    const { client, queue } = this;
    while (!this.stopped) {
      const body = Buffer.alloc(BODY_BYTES);
      body.writeUInt32BE(this.published++);
      if (!client.publish(1, { routingKey: queue, body, frameSize: BODY_BYTES })) await once(client.socket, 'drain');
    }
  }

  stop(): void {
    this.stopped = true;
  }
}

/** Consumes until `isEnough`; every message has to be the one behind the last. */
async function drain(client: RawClient, queue: string, isEnough: (consumed: number) => boolean): Promise<number> {
  const qos = { name: 'basic.qos', prefetchSize: 0, prefetchCount: PREFETCH, global: false } as const;
  await client.call(1, qos, 'basic.qos-ok');
  await client.call(1, consumeFrom(queue), 'basic.consume-ok');
  let consumed = 0;
  while (!isEnough(consumed)) {
    const { method, body } = await client.content('basic.deliver');
    if (body.readUInt32BE() !== consumed) throw new Error(`message ${consumed} is ${body.readUInt32BE()}`);
    consumed++;
    client.method(1, { name: 'basic.ack', deliveryTag: method.deliveryTag, multiple: false });
  }
  return consumed;
}

describe('a publisher that never stops', () => {
  it('does not take the broker beyond its watermark, and loses nothing', async () => {
    broker = BrokerProcess.serveIn(environment, '--memory-watermark', `${WATERMARK_MIB}MiB`);
    const port = Number(new URL((await broker.ready()).address).port);
    const publisher = await RawClient.withChannel(port, { capabilities: ['connection.blocked'] });
    const { queue } = await publisher.call(1, declareQueue('flood'), 'queue.declare-ok');
    const flood = new Flood(publisher, queue);
    const flooding = flood.run();
    expect(await publisher.expect('connection.blocked')).toMatchObject({ reason: 'low on memory' });
    const set = await broker.said<AlarmLine>(/^memory alarm set/);
    expect(set.watermark).toBe(WATERMARK_MIB * MIB);
    expect(set.queuedMessages).toBeGreaterThan(1000);

    const consumer = await RawClient.withChannel(port);
    // More than there was room for: some were published after it went on.
    const target = Math.ceil(1.5 * set.queuedMessages);
    const consumed = await drain(consumer, queue, (count) => {
      if (count >= target) flood.stop();
      return count >= target && count === flood.published;
    });
    await flooding;
    expect(consumed).toBe(flood.published);
    const cleared = await broker.said<AlarmLine>(/^memory alarm cleared/);
    expect(cleared.processBytes).toBeLessThan(set.processBytes);

    broker.signal('SIGTERM');
    await Promise.all([publisher, consumer].map((client) => closeWhenAsked(client)));
    await broker.exited;
    const peak = Number(/peak (\d+)/.exec(broker.stderr)?.[1]);
    expect(peak).toBeLessThan(WATERMARK_MIB * MIB * 1.1);
    expect(peak).toBeGreaterThan(WATERMARK_MIB * MIB * 0.8);
  });
});

/** Answers the broker's `connection.close`, whatever comes before. */
async function closeWhenAsked(client: RawClient): Promise<void> {
  while ((await client.command()).method.name !== 'connection.close');
  client.method(0, { name: 'connection.close-ok' });
  await client.closed;
}
