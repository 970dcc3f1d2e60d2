/**
 * Messages that are begun on every channel and never finished cost about what was sent, not what they
 * say they will be, nor the chunks that they came in.
 */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { bodyFrame, field, headerFrame, heartbeat, longstr, publish, short, table } from '../support/amqp-bytes.js';
import { heldBytes } from '../support/held-memory.js';
import { bytesUntil, openChannel } from '../support/hostile-phases.js';
import { judgeServerStream } from '../support/server-stream.js';
import { SocketlessBroker, type SocketlessPeer } from '../support/socketless-broker.js';

const KIB = 1024;
const MIB = 1024 * KIB;
const CHANNELS = 2000;

let broker: SocketlessBroker;
let peer: SocketlessPeer;

beforeEach(async () => {
  broker = new SocketlessBroker();
  peer = broker.connect();
  await broker.endOfTurn();
  peer.socket.arrive(bytesUntil('channel'));
});

afterEach(() => {
  peer.socket.destroy();
});

/** Sends something on each of many channels; returns the memory that the broker then holds for it. */
async function costOf(onChannel: (channel: number) => Buffer): Promise<number> {
  const before = await heldBytes();
  for (let channel = 2; channel < CHANNELS; channel++) {
    peer.socket.arrive(Buffer.concat([openChannel(channel), onChannel(channel)]));
    await broker.endOfTurn();
  }
  return (await heldBytes()) - before;
}

it('bodies of which a byte has come', async () => {
  const cost = await costOf((channel) =>
    Buffer.concat([publish(channel, '', 'k'), headerFrame(channel, 16 * MIB), bodyFrame(channel, 'x')]),
  );
  expect(judgeServerStream(peer.socket.written)).toBe('');
  expect(cost).toBeLessThan(CHANNELS * 8 * KIB);
});

it('headers in chunks full of something else', async () => {
  const noise = Buffer.concat(Array.from({ length: 5000 }, heartbeat));
  const cost = await costOf((channel) =>
    Buffer.concat([noise, publish(channel, '', 'k'), headerFrame(channel, 16 * MIB), noise.subarray(0, 80)]),
  );
  expect(judgeServerStream(peer.socket.written)).toBe('');
  expect(cost).toBeLessThan(CHANNELS * 4 * KIB);
});

it('large headers end the connection when they are too much, and are let go with it', async () => {
  const before = await heldBytes();
  const properties = Buffer.concat([short(0x2000), table({ large: field('x', longstr(Buffer.alloc(100 * KIB))) })]);
  const cost = await costOf((channel) =>
    Buffer.concat([publish(channel, '', 'k'), headerFrame(channel, 1, properties)]),
  );
  expect(judgeServerStream(peer.socket.written)).toBe('connection 506');
  expect(cost).toBeLessThan(broker.broker.limits.unfinishedBytesMax + 4 * MIB);
  peer.socket.hangUp();
  await broker.endOfTurn();
  expect(peer.gone).toBe(true);
  peer = broker.connect();
  expect((await heldBytes()) - before).toBeLessThan(4 * MIB);
});
