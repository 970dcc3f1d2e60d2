/**
 * The memory that a consumer costs which does not read: of a broker in a process of its own, as the
 * operating system sees it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BrokerProcess } from '../support/broker-process.js';
import { consumeFrom, declareQueue } from '../support/queue-methods.js';
import { RawClient } from '../support/raw-client.js';

const KIB = 1024;
const MIB = 1024 * KIB;
const MESSAGE_BYTES = 64 * KIB;
/** Messages on their way at a time, so that the queue itself holds little. */
const WINDOW = 64;
/** 256 MiB: half of that would wait for the consumer that does not read if nothing stopped it. */
const WINDOWS = 64;
const GROWTH_MAX = 96 * MIB;

let broker: BrokerProcess;

afterEach(async () => {
  broker.signal('SIGKILL');
  await broker.exited;
});

/** Resident memory, 0 where the system does not tell it this way. */
function residentBytes(): number {
  const path = `/proc/${broker.pid}/status`;
  const line = existsSync(path) ? /VmRSS:\s+(\d+) kB/.exec(readFileSync(path, 'utf8')) : null;
  return line === null ? 0 : Number(line[1]) * KIB;
}

describe('a consumer that does not read', () => {
  it('costs a bounded amount, however much passes by', async () => {
    broker = BrokerProcess.serve();
    const port = Number(new URL((await broker.ready()).address).port);
    const [stalled, reading, publisher] = await Promise.all([
      RawClient.withChannel(port),
      RawClient.withChannel(port),
      RawClient.withChannel(port),
    ]);
    await publisher.call(1, declareQueue('passing by'), 'queue.declare-ok');
    for (const consumer of [stalled, reading]) {
      await consumer.call(1, consumeFrom('passing by', { noAck: true }), 'basic.consume-ok');
    }
    stalled.socket.pause();
    let taken = 0;
    reading.socket.removeAllListeners('data').on('data', (chunk: Buffer) => {
      taken += chunk.length;
    });
    const before = residentBytes();
    const body = Buffer.alloc(MESSAGE_BYTES);
    for (let window = 0; window < WINDOWS; window++) {
      for (let count = 0; count < WINDOW; count++) {
        publisher.publish(1, { routingKey: 'passing by', body, frameSize: MESSAGE_BYTES });
      }
      const passive = declareQueue('passing by', { passive: true });
      while ((await publisher.call(1, passive, 'queue.declare-ok')).messageCount > 0);
    }
    expect(residentBytes() - before).toBeLessThan(GROWTH_MAX);
    expect(taken).toBeGreaterThan((WINDOWS * WINDOW * MESSAGE_BYTES * 3) / 4);
    for (const client of [stalled, reading, publisher]) client.destroy();
  });
});
