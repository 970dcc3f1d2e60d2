/**
 * A publisher that outruns the memory for messages is slowed by its socket, and told so if it asked
 * for that; consumers and all others go on, and nothing is lost.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type RunningBroker, startBroker } from '../../src/app.js';
import type { Limits } from '../../src/core/limits.js';
import { consumeFrom, declareQueue } from '../support/queue-methods.js';
import { RawClient } from '../support/raw-client.js';
import { standstill } from '../support/standstill.js';

const KIB = 1024;
const MIB = 1024 * KIB;
const MESSAGE_BYTES = 64 * KIB;
/** 32 MiB of them: what the broker may hold, and all that sockets hold on the way. */
const MESSAGES = 512;
const allNumbers = Array.from({ length: MESSAGES }, (_, index) => index);
const capabilities = ['connection.blocked'];

let broker: RunningBroker;

afterEach(async () => {
  await broker.stop();
});

async function start(limits: Partial<Limits> = { messageMemoryMax: 4 * MIB }): Promise<void> {
  broker = await startBroker({ port: 0, limits });
}

function publishAll(publisher: RawClient, routingKey: string): void {
  for (let index = 0; index < MESSAGES; index++) {
    const body = Buffer.alloc(MESSAGE_BYTES);
    body.writeUInt32BE(index);
    publisher.publish(1, { routingKey, body, frameSize: MESSAGE_BYTES });
  }
}

/** The numbers of all messages, each acknowledged as it comes. */
async function consumeAll(queue: string): Promise<number[]> {
  const consumer = await RawClient.withChannel(broker.port);
  consumer.method(1, { name: 'basic.qos', prefetchSize: 0, prefetchCount: 10, global: false });
  await consumer.expect('basic.qos-ok');
  await consumer.call(1, consumeFrom(queue), 'basic.consume-ok');
  const numbers: number[] = [];
  while (numbers.length < MESSAGES) {
    const { method, body } = await consumer.content('basic.deliver');
    numbers.push(body.readUInt32BE());
    consumer.method(1, { name: 'basic.ack', deliveryTag: method.deliveryTag, multiple: false });
  }
  await consumer.close();
  return numbers;
}

async function readyCount(client: RawClient, queue: string): Promise<number> {
  return (await client.call(1, declareQueue(queue, { passive: true }), 'queue.declare-ok')).messageCount;
}

describe('a publisher beyond the memory for messages', () => {
  it('is stopped and told, goes on when there is room, and loses nothing', async () => {
    await start();
    const publisher = await RawClient.withChannel(broker.port, { capabilities });
    const { queue } = await publisher.call(1, declareQueue('full'), 'queue.declare-ok');
    publishAll(publisher, queue);
    expect(await publisher.expect('connection.blocked')).toMatchObject({ reason: 'low on memory' });
    await standstill(() => publisher.socket.writableLength);
    expect(publisher.socket.writableLength).toBeGreaterThan(0);
    const bystander = await RawClient.withChannel(broker.port);
    // What came in one chunk behind the message that filled the memory is taken too.
    expect((await readyCount(bystander, queue)) * MESSAGE_BYTES).toBeLessThan(6 * MIB);

    expect(await consumeAll(queue)).toEqual(allNumbers);
    let last = 'connection.blocked';
    publisher.method(1, { name: 'basic.qos', prefetchSize: 0, prefetchCount: 1, global: false });
    for (;;) {
      const { method } = await publisher.command();
      if (method.name === 'basic.qos-ok') break;
      // They take turns, and the last word is that it may go on.
      expect(method.name).toBe(last === 'connection.blocked' ? 'connection.unblocked' : 'connection.blocked');
      last = method.name;
    }
    expect(last).toBe('connection.unblocked');
    await Promise.all([publisher, bystander].map((client) => client.close()));
  });

  it('is stopped without a word when it did not ask to be told', async () => {
    await start();
    const publisher = await RawClient.withChannel(broker.port);
    const { queue } = await publisher.call(1, declareQueue('full'), 'queue.declare-ok');
    publishAll(publisher, queue);
    await standstill(() => publisher.socket.writableLength);
    expect(publisher.socket.writableLength).toBeGreaterThan(0);
    expect(await consumeAll(queue)).toEqual(allNumbers);
    await expect(readyCount(publisher, queue)).resolves.toBe(0);
    await publisher.close();
  });

  it('is stopped by many small messages too', async () => {
    await start({ queuedEntriesMax: 1000 });
    const publisher = await RawClient.withChannel(broker.port, { capabilities });
    const { queue } = await publisher.call(1, declareQueue('full'), 'queue.declare-ok');
    for (let count = 0; count < 1001; count++) publisher.publish(1, { routingKey: queue });
    await publisher.expect('connection.blocked');
    const bystander = await RawClient.withChannel(broker.port);
    expect(await readyCount(bystander, queue)).toBe(1001);
    const purge = { name: 'queue.purge', queue, noWait: false } as const;
    expect(await bystander.call(1, purge, 'queue.purge-ok')).toMatchObject({ messageCount: 1001 });
    await publisher.expect('connection.unblocked');
    await Promise.all([publisher, bystander].map((client) => client.close()));
  });

  it('gets room when the queue is deleted, or its messages are dropped', async () => {
    await start({ queuedEntriesMax: 10 });
    const publisher = await RawClient.withChannel(broker.port, { capabilities });
    const other = await RawClient.withChannel(broker.port);
    for (let round = 0; round < 2; round++) {
      await publisher.call(1, declareQueue('full'), 'queue.declare-ok');
      for (let count = 0; count < 11; count++) publisher.publish(1, { routingKey: 'full' });
      await publisher.expect('connection.blocked');
      const deletion = { name: 'queue.delete', queue: 'full', ifUnused: false, ifEmpty: false, noWait: false } as const;
      await other.call(1, deletion, 'queue.delete-ok');
      await expect(publisher.expect('connection.unblocked')).resolves.toBeDefined();
    }
    await Promise.all([publisher, other].map((client) => client.close()));
  });
});

describe('a stopped publisher', () => {
  it('does not stop those who do not publish; those who do are stopped at their first publish', async () => {
    await start({ queuedEntriesMax: 10 });
    const publisher = await RawClient.withChannel(broker.port, { capabilities });
    const { queue } = await publisher.call(1, declareQueue('full'), 'queue.declare-ok');
    for (let count = 0; count < 11; count++) publisher.publish(1, { routingKey: queue });
    await publisher.expect('connection.blocked');

    const second = await RawClient.withChannel(broker.port, { capabilities });
    const own = await second.call(1, declareQueue('', { exclusive: true }), 'queue.declare-ok');
    second.publish(1, { routingKey: own.queue, body: Buffer.from('taken all the same') });
    await second.expect('connection.blocked');

    const reader = await RawClient.withChannel(broker.port);
    reader.method(1, { name: 'basic.get', queue, noAck: false });
    expect((await reader.content('basic.get-ok')).method.messageCount).toBe(10);
    await reader.call(1, { name: 'basic.recover', requeue: true }, 'basic.recover-ok');
    const purge = { name: 'queue.purge', queue, noWait: false } as const;
    await reader.call(1, purge, 'queue.purge-ok');
    await Promise.all([publisher, second].map((client) => client.expect('connection.unblocked')));
    expect(await readyCount(second, own.queue)).toBe(1);
    await Promise.all([publisher, second, reader].map((client) => client.close()));
  });

  it('may vanish, and takes its exclusive queue with it', async () => {
    await start({ queuedEntriesMax: 10 });
    const publisher = await RawClient.withChannel(broker.port, { capabilities });
    const { queue } = await publisher.call(1, declareQueue('', { exclusive: true }), 'queue.declare-ok');
    const second = await RawClient.withChannel(broker.port, { capabilities });
    for (let count = 0; count < 11; count++) publisher.publish(1, { routingKey: queue });
    await publisher.expect('connection.blocked');
    second.publish(1, { routingKey: 'nobody' });
    await second.expect('connection.blocked');
    publisher.socket.resetAndDestroy();
    await expect(second.expect('connection.unblocked')).resolves.toBeDefined();
    await second.close();
  });

  it('is not cut off for its silence', async () => {
    await start({ queuedEntriesMax: 10 });
    const publisher = await RawClient.withChannel(broker.port, { capabilities, heartbeat: 1 });
    const { queue } = await publisher.call(1, declareQueue('full'), 'queue.declare-ok');
    for (let count = 0; count < 11; count++) publisher.publish(1, { routingKey: queue });
    await publisher.expect('connection.blocked');
    // Cut off for its silence: by then the publisher was silent for longer.
    const silent = await RawClient.open(broker.port, { heartbeat: 1 });
    await silent.closed;
    expect(publisher.heartbeats).toBeGreaterThan(0);
    const other = await RawClient.withChannel(broker.port);
    await other.call(1, { name: 'queue.purge', queue, noWait: false }, 'queue.purge-ok');
    await publisher.expect('connection.unblocked');
    await expect(readyCount(publisher, queue)).resolves.toBe(0);
    await Promise.all([publisher, other].map((client) => client.close()));
  });

  it('does not keep the broker from stopping', async () => {
    await start();
    const publisher = await RawClient.withChannel(broker.port, { capabilities });
    const { queue } = await publisher.call(1, declareQueue('full'), 'queue.declare-ok');
    publishAll(publisher, queue);
    await publisher.expect('connection.blocked');
    const stopping = broker.stop();
    for (;;) {
      const { method } = await publisher.command();
      if (method.name === 'connection.close') break;
    }
    publisher.method(0, { name: 'connection.close-ok' });
    await expect(Promise.all([stopping, publisher.closed])).resolves.toHaveLength(2);
  });
});
