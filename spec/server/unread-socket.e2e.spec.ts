/**
 * A client that does not read: it stops its own deliveries and answers, costs a bounded amount of
 * memory, and nobody else notices.
 */
import { describe, expect, it } from '@jest/globals';
import { brokerForFile } from '../support/broker-for-file.js';
import { consumeFrom, declareQueue } from '../support/queue-methods.js';
import { RawClient } from '../support/raw-client.js';
import { standstill } from '../support/standstill.js';

const broker = brokerForFile();
const KIB = 1024;
const MIB = 1024 * KIB;
const MESSAGE_BYTES = 64 * KIB;
/** What the kernel holds of a connection's bytes is not ours to bound: far more than common settings allow. */
const KERNEL_BYTES_MAX = 20 * MIB;

function numbered(index: number): Buffer {
  const body = Buffer.alloc(MESSAGE_BYTES);
  body.writeUInt32BE(index);
  return body;
}

async function publish(count: number, routingKey: string): Promise<void> {
  const publisher = await RawClient.withChannel(broker.port);
  for (let index = 0; index < count; index++) {
    const more = publisher.publish(1, { routingKey, body: numbered(index), frameSize: MESSAGE_BYTES });
    if (!more) await new Promise((resolve) => publisher.socket.once('drain', resolve));
  }
  await publisher.close();
}

/** The numbers of all that was delivered to a client before it asked for an end. */
async function delivered(client: RawClient): Promise<number[]> {
  const numbers: number[] = [];
  client.method(1, { name: 'basic.qos', prefetchSize: 0, prefetchCount: 0, global: false });
  for (;;) {
    const { method, body } = await client.command();
    if (method.name === 'basic.qos-ok') return numbers;
    numbers.push(body!.readUInt32BE());
  }
}

async function readyCount(client: RawClient, queue: string): Promise<number> {
  return (await client.call(1, declareQueue(queue, { passive: true }), 'queue.declare-ok')).messageCount;
}

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const numbersUpTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('a consumer that does not read', () => {
  it('leaves the messages to those who do', async () => {
    const stalled = await RawClient.withChannel(broker.port);
    const reading = await RawClient.withChannel(broker.port);
    const { queue } = await stalled.call(1, declareQueue('left to others'), 'queue.declare-ok');
    for (const client of [stalled, reading]) {
      await client.call(1, consumeFrom(queue, { noAck: true }), 'basic.consume-ok');
    }
    stalled.socket.pause();
    await publish(1024, queue);
    const bystander = await RawClient.withChannel(broker.port);
    while ((await readyCount(bystander, queue)) > 0);

    const taken = await delivered(reading);
    stalled.socket.resume();
    const held = await delivered(stalled);
    expect(held.length * MESSAGE_BYTES).toBeLessThan(KERNEL_BYTES_MAX);
    expect(held.length).toBeGreaterThan(0);
    expect(ascending([...taken, ...held])).toEqual(numbersUpTo(1024));
    await Promise.all([stalled, reading, bystander].map((client) => client.close()));
  });

  it('leaves them in the queue when there is nobody else, and goes on once it reads', async () => {
    const stalled = await RawClient.withChannel(broker.port);
    const { queue } = await stalled.call(1, declareQueue('left in the queue'), 'queue.declare-ok');
    await stalled.call(1, consumeFrom(queue, { noAck: true }), 'basic.consume-ok');
    stalled.socket.pause();
    await publish(512, queue);
    const bystander = await RawClient.withChannel(broker.port);
    const ready = await readyCount(bystander, queue);
    expect((512 - ready) * MESSAGE_BYTES).toBeLessThan(KERNEL_BYTES_MAX);

    stalled.socket.resume();
    const numbers: number[] = [];
    while (numbers.length < 512) numbers.push((await stalled.content('basic.deliver')).body.readUInt32BE());
    expect(numbers).toEqual(numbersUpTo(512));
    await Promise.all([stalled, bystander].map((client) => client.close()));
  });

  it('gives back what it has not acknowledged when it goes', async () => {
    const stalled = await RawClient.withChannel(broker.port);
    const { queue } = await stalled.call(1, declareQueue('given back'), 'queue.declare-ok');
    await stalled.call(1, consumeFrom(queue), 'basic.consume-ok');
    stalled.socket.pause();
    await publish(128, queue);
    stalled.destroy();
    const next = await RawClient.withChannel(broker.port);
    await next.call(1, consumeFrom(queue, { noAck: true }), 'basic.consume-ok');
    const numbers: number[] = [];
    while (numbers.length < 128) numbers.push((await next.content('basic.deliver')).body.readUInt32BE());
    expect(ascending(numbers)).toEqual(numbersUpTo(128));
    await next.close();
  });
});

describe('a client that asks for more than it reads', () => {
  it('is not read either, until it takes its answers', async () => {
    const asking = await RawClient.withChannel(broker.port);
    const bystander = await RawClient.withChannel(broker.port);
    asking.socket.pause();
    const written = (): number => asking.socket.bytesWritten - asking.socket.writableLength;
    const before = written();
    // Each one comes back whole: nobody takes it.
    for (let index = 0; index < 1024; index++) {
      const publishing = { routingKey: 'nobody', mandatory: true, body: numbered(index), frameSize: MESSAGE_BYTES };
      asking.publish(1, publishing);
    }
    await standstill(written);
    expect(written() - before).toBeLessThan(2 * KERNEL_BYTES_MAX);
    await expect(
      readyCount(bystander, (await bystander.call(1, declareQueue(''), 'queue.declare-ok')).queue),
    ).resolves.toBe(0);

    asking.socket.resume();
    const numbers: number[] = [];
    while (numbers.length < 1024) numbers.push((await asking.content('basic.return')).body.readUInt32BE());
    expect(numbers).toEqual(numbersUpTo(1024));
    await Promise.all([asking, bystander].map((client) => client.close()));
  });
});
