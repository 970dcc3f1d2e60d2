/**
 * A handshake has a bounded time: a client that stops half-way does not keep its socket.
 */
import { describe, expect, it } from '@jest/globals';
import { brokerForFile } from '../support/broker-for-file.js';
import { PROTOCOL_HEADER, RawClient, plainStartOk } from '../support/raw-client.js';
import { methodBytes } from '../support/raw-frames.js';

const broker = brokerForFile({ limits: { handshakeTimeoutMs: 1000 } });

const startOk = methodBytes(0, plainStartOk);
const tuneOk = methodBytes(0, { name: 'connection.tune-ok', channelMax: 10, frameMax: 4096, heartbeat: 0 });

/** What a client sends before it stops. */
const beginnings: readonly Buffer[] = [
  Buffer.alloc(0),
  PROTOCOL_HEADER.subarray(0, 4),
  PROTOCOL_HEADER,
  Buffer.concat([PROTOCOL_HEADER, startOk.subarray(0, 20)]),
  Buffer.concat([PROTOCOL_HEADER, startOk]),
  Buffer.concat([PROTOCOL_HEADER, startOk, tuneOk]),
];

describe('a client that stops', () => {
  it('is cut off, wherever it stopped', async () => {
    const stalled = beginnings.map(async (beginning) => {
      const client = await RawClient.connect(broker.port);
      client.write(beginning);
      await client.closed;
    });
    await expect(Promise.all(stalled)).resolves.toHaveLength(beginnings.length);
  });

  it('does not take those with it who came through', async () => {
    const open = await RawClient.open(broker.port);
    const stalled = await RawClient.connect(broker.port);
    await stalled.closed;
    await expect(open.call(1, { name: 'channel.open' }, 'channel.open-ok')).resolves.toBeDefined();
    await open.close();
  });
});
