/**
 * Clients that take their time: a handshake has ten seconds, an answer to our close three. The clock is
 * the test's own.
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openChannel, phases, bytesUntil } from '../support/hostile-phases.js';
import { judgeServerStream } from '../support/server-stream.js';
import { SocketlessBroker, type SocketlessPeer } from '../support/socketless-broker.js';

const HANDSHAKE_MS = 10_000;
const CLOSE_MS = 3_000;

let broker: SocketlessBroker;
let peer: SocketlessPeer;

beforeEach(async () => {
  // Turns and streams go on by themselves.
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] });
  broker = new SocketlessBroker();
  peer = broker.connect();
  await broker.endOfTurn();
});

afterEach(() => {
  jest.useRealTimers();
});

async function send(bytes: Buffer): Promise<void> {
  peer.socket.arrive(bytes);
  await broker.endOfTurn();
}

async function pass(milliseconds: number): Promise<void> {
  jest.advanceTimersByTime(milliseconds);
  await broker.endOfTurn();
}

const unfinished = phases.slice(0, phases.indexOf('open'));

describe('a handshake that stalls', () => {
  it.each(unfinished)('is cut off after ten seconds: %s', async (phase) => {
    await send(bytesUntil(phase));
    await pass(HANDSHAKE_MS - 1);
    expect(peer.gone).toBe(false);
    await pass(1);
    expect(peer.gone).toBe(true);
    expect(broker.broker.connections.size).toBe(0);
  });

  it('is cut off in the midst of a frame', async () => {
    const bytes = bytesUntil('tuned');
    await send(bytes.subarray(0, -5));
    await pass(HANDSHAKE_MS);
    expect(peer.gone).toBe(true);
  });

  it('is given no more time for coming byte by byte', async () => {
    const bytes = bytesUntil('open');
    const everyMs = Math.ceil(HANDSHAKE_MS / (bytes.length - 1)); // the last byte comes too late
    let sent = 0;
    for (let passed = 0; passed < HANDSHAKE_MS; passed += everyMs) {
      await send(bytes.subarray(sent, ++sent));
      await pass(everyMs);
    }
    expect(sent).toBeGreaterThan(bytes.length / 2);
    expect(peer.gone).toBe(true);
  });

  it('is not cut off once it is over', async () => {
    await send(bytesUntil('open'));
    await pass(HANDSHAKE_MS * 10);
    expect(peer.gone).toBe(false);
  });
});

describe('a peer that is told to go', () => {
  it('and does not answer our close is cut off after three seconds', async () => {
    await send(Buffer.concat([bytesUntil('channel'), openChannel(1)]));
    expect(judgeServerStream(peer.socket.written)).toBe('connection 504');
    await pass(CLOSE_MS - 1);
    expect(peer.gone).toBe(false);
    await pass(1);
    expect(peer.gone).toBe(true);
  });

  it('and goes on talking is cut off all the same', async () => {
    await send(Buffer.concat([bytesUntil('channel'), openChannel(1)]));
    for (let second = 0; second < CLOSE_MS / 1000; second++) {
      await send(openChannel(second + 2));
      await pass(1000);
    }
    expect(peer.gone).toBe(true);
  });

  it('and has not sent an AMQP header is cut off all the same', async () => {
    await send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    expect(judgeServerStream(peer.socket.written)).toBe('header');
    await pass(CLOSE_MS);
    expect(peer.gone).toBe(true);
  });

  it('and sent a frame that nobody can read is cut off all the same', async () => {
    await send(Buffer.concat([bytesUntil('open'), Buffer.alloc(100, 0xff)]));
    expect(judgeServerStream(peer.socket.written)).toBe('connection 501');
    await pass(CLOSE_MS);
    expect(peer.gone).toBe(true);
  });
});
