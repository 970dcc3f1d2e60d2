/**
 * Over TCP: who stalls, drips, never answers or sends without end is cut off. Time-outs are short here;
 * `stalled-handshakes.spec.ts` holds the broker to its ten seconds.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import { long, octet, short } from '../support/amqp-bytes.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { type Phase, bytesUntil, openChannel, phases } from '../support/hostile-phases.js';
import { RawClient } from '../support/raw-client.js';

const broker = brokerForFile({ limits: { handshakeTimeoutMs: 1000, closeTimeoutMs: 500 } });
const clients: RawClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

async function connected(): Promise<RawClient> {
  const client = await RawClient.connect(broker.port);
  clients.push(client);
  return client;
}

/** A client that is in this phase and has heard what the broker said of it. */
async function inPhase(phase: Phase): Promise<RawClient> {
  const client = await connected();
  client.write(bytesUntil(phase));
  const answers = [
    ['greeted', 'connection.start'],
    ['authenticated', 'connection.tune'],
    ['open', 'connection.open-ok'],
    ['channel', 'channel.open-ok'],
  ] as const;
  for (const [from, answer] of answers) if (phases.indexOf(phase) >= phases.indexOf(from)) await client.expect(answer);
  return client;
}

describe('a client is cut off', () => {
  it.each(phases.slice(0, phases.indexOf('open')))('that stalls in its handshake: %s', async (phase) => {
    const client = await inPhase(phase);
    await expect(client.closed).resolves.toBeUndefined();
  });

  it('that sends its handshake drop by drop', async () => {
    const client = await connected();
    const bytes = bytesUntil('open');
    let sent = 0;
    const drip = setInterval(() => client.write(bytes.subarray(sent, ++sent)), 10);
    await client.closed;
    clearInterval(drip);
    expect(sent).toBeLessThan(bytes.length);
  });

  it('that does not answer our close', async () => {
    const client = await inPhase('channel');
    client.write(openChannel(1));
    expect(await client.expect('connection.close')).toMatchObject({ replyCode: 504 });
    await expect(client.closed).resolves.toBeUndefined();
  });

  it('that sends a frame of four gigabytes', async () => {
    const client = await inPhase('open');
    client.write(Buffer.concat([octet(1), short(0), long(0xffff_ffff)]));
    expect(await client.expect('connection.close')).toMatchObject({ replyCode: 501 });
    const more = Buffer.alloc(64 * 1024);
    const flood = setInterval(() => client.write(more), 1);
    await client.closed;
    clearInterval(flood);
  });

  it('that sends noise without end', async () => {
    const client = await inPhase('open');
    const noise = Buffer.alloc(64 * 1024, 0x55);
    const flood = setInterval(() => client.write(noise), 1);
    expect(await client.expect('connection.close')).toMatchObject({ replyCode: 501 });
    await client.closed;
    clearInterval(flood);
  });
});

describe('a client is not cut off', () => {
  it('that is slow once its connection is open', async () => {
    const client = await inPhase('open');
    const stalled = await connected();
    await stalled.closed; // a whole time-out has passed
    client.write(openChannel(1));
    await expect(client.expect('channel.open-ok')).resolves.toBeDefined();
  });
});
