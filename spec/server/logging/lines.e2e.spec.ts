/**
 * What the log says of connections: each line with the connection's name, and its user and vhost once they are
 * known.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningBroker, startBroker } from '../../../src/app.js';
import { KeptLog } from '../../support/kept-log.js';
import { declareQueue } from '../../support/queue-methods.js';
import { type Handshake, RawClient } from '../../support/raw-client.js';

const log = new KeptLog();
let broker: RunningBroker;

beforeAll(async () => {
  const limits = { closeTimeoutMs: 500, refusedLoginDelayMs: 20, handshakeTimeoutMs: 300, queuedEntriesMax: 10 };
  broker = await startBroker({ port: 0, log: log.logger, limits });
});

afterAll(async () => {
  await broker.stop();
});

const WARN = 40;
const INFO = 30;
const name = expect.stringMatching(/^127\.0\.0\.1:\d+ -> 127\.0\.0\.1:\d+$/) as unknown;
const guest = { connection: name, user: 'guest', vhost: '/' };

const open = (handshake?: Handshake): Promise<RawClient> => RawClient.withChannel(broker.port, handshake);
const knock = async (handshake: Handshake): Promise<void> => {
  const client = await RawClient.connect(broker.port);
  await client.start({ capabilities: ['authentication_failure_close'], ...handshake });
  await client.expect('connection.close');
  client.destroy();
};

interface Row {
  readonly what: string;
  readonly act: () => Promise<unknown>;
  /** How the line begins. */
  readonly says: RegExp;
  readonly line: Readonly<Record<string, unknown>>;
}

const rows: readonly Row[] = [
  {
    what: 'a connection that opens',
    act: async () => (await open()).close(),
    says: /^connection opened/,
    line: { level: INFO, ...guest },
  },
  {
    what: 'a connection that closes',
    act: async () => (await open()).close(),
    says: /^connection closed/,
    line: { level: INFO, ...guest, durationMs: expect.any(Number) },
  },
  {
    what: 'a client that is gone without a word',
    act: async () => (await open()).destroy(),
    says: /^connection lost/,
    line: { level: WARN, ...guest },
  },
  {
    what: 'a channel error',
    act: async () => {
      const client = await open();
      client.method(1, declareQueue('none', { passive: true }));
      await client.expect('channel.close');
      client.destroy();
    },
    says: /^channel error/,
    line: {
      level: WARN,
      ...guest,
      channel: 1,
      code: 404,
      method: 'queue.declare',
      msg: "channel error: NOT_FOUND - no queue 'none' in vhost '/'",
    },
  },
  {
    what: 'a connection error',
    act: async () => {
      const client = await open();
      client.method(7, { name: 'confirm.select', noWait: false });
      await client.expect('connection.close');
      client.destroy();
    },
    says: /^connection error/,
    line: {
      level: WARN,
      ...guest,
      code: 504,
      method: 'confirm.select',
      msg: "connection error: CHANNEL_ERROR - expected 'channel.open'",
    },
  },
  {
    what: 'a vhost that is not there',
    act: async () => {
      const client = await RawClient.connect(broker.port);
      await client.login();
      client.tuneAndOpen({ virtualHost: 'none\nat all' });
      await client.expect('connection.close');
      client.destroy();
    },
    says: /^connection error/,
    line: {
      level: WARN,
      connection: name,
      user: 'guest',
      code: 530,
      method: 'connection.open',
      msg: 'connection error: NOT_ALLOWED - vhost none\\u{a}at all not found',
    },
  },
  {
    what: 'a wrong password',
    act: () => knock({ response: Buffer.from('\0guest\0Wachholder') }),
    says: /^login refused/,
    line: { level: WARN, connection: name, user: 'guest', mechanism: 'PLAIN', why: 'the password is wrong' },
  },
  {
    what: 'an unknown user with a name that would be a line',
    act: () => knock({ response: Buffer.from('\0a\n\u001b[2J\0Wachholder') }),
    says: /^login refused/,
    line: { level: WARN, user: 'a\\u{a}\\u{1b}[2J', why: 'there is no such user' },
  },
  {
    what: 'an unknown mechanism',
    act: () => knock({ mechanism: 'MAGIC' }),
    says: /^connection error/,
    line: { level: WARN, connection: name, code: 503, method: 'connection.start-ok' },
  },
  {
    what: 'what is no AMQP',
    act: async () => {
      const client = await RawClient.connect(broker.port);
      client.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
      await client.closed;
    },
    says: /^refused/,
    line: { level: WARN, connection: name, msg: 'refused: not an AMQP 0-9-1 protocol header' },
  },
  {
    what: 'a handshake that takes too long',
    act: async () => {
      const client = await RawClient.connect(broker.port);
      await client.login();
      await client.closed;
    },
    says: /^handshake/,
    line: { level: WARN, connection: name, user: 'guest', msg: 'handshake not done within 300 ms' },
  },
  {
    what: 'missed heartbeats',
    act: async () => {
      const client = await open({ heartbeat: 1 });
      await client.closed;
    },
    says: /^missed heartbeats/,
    line: { level: WARN, ...guest, msg: 'missed heartbeats, interval 1 s' },
  },
];

/** Fills the memory for messages, and makes room again. */
async function block(): Promise<void> {
  const client = await open({ capabilities: ['connection.blocked'] });
  await client.call(1, declareQueue('q', { exclusive: true }), 'queue.declare-ok');
  for (let i = 0; i < 11; i++) client.publish(1, { routingKey: 'q' });
  await client.expect('connection.blocked');
  // It is not read: nobody would see a polite end.
  client.socket.resetAndDestroy();
}

describe('the log tells of', () => {
  it.each(rows)('$what', async ({ act, says, line }) => {
    log.forget();
    await act();
    expect(await log.line(says)).toMatchObject(line);
  });

  it('publishers that are blocked, and the alarm that blocks them', async () => {
    log.forget();
    await block();
    expect(await log.line(/^connection blocked/)).toMatchObject({ level: INFO, ...guest, reason: 'low on memory' });
    expect(await log.line(/^memory alarm set/)).toMatchObject({ level: WARN, alarm: 'memory', queuedMessages: 11 });
    expect(await log.line(/^memory alarm cleared/)).toMatchObject({ level: INFO, queuedMessages: 0 });
  });

  it('publishers that are let go on', async () => {
    log.forget();
    const client = await open({ capabilities: ['connection.blocked'] });
    const other = await open();
    await client.call(1, declareQueue('kept'), 'queue.declare-ok');
    for (let i = 0; i < 11; i++) client.publish(1, { routingKey: 'kept' });
    await client.expect('connection.blocked');
    const deletion = { name: 'queue.delete', queue: 'kept', ifUnused: false, ifEmpty: false, noWait: false } as const;
    await other.call(1, deletion, 'queue.delete-ok');
    await client.expect('connection.unblocked');
    expect(await log.line(/^connection unblocked/)).toMatchObject({ level: INFO, ...guest });
    await Promise.all([client.close(), other.close()]);
  });
});

describe('a flood of refused logins', () => {
  it('leaves lines out, and says how many', async () => {
    const flooded = new KeptLog('warn');
    const limits = { refusedLoginDelayMs: 0, closeTimeoutMs: 200, failedLoginDelayMs: 0 };
    const other = await startBroker({ port: 0, log: flooded.logger, limits });
    const attempts = 2_300;
    const attempt = async (): Promise<void> => {
      const client = await RawClient.connect(other.port);
      client.write(Buffer.from('nonsense'));
      await client.closed;
    };
    for (let done = 0; done < attempts; done += 100) await Promise.all(Array.from({ length: 100 }, attempt));
    await other.stop();
    const refusals = flooded.lines.filter(({ msg }) => msg.startsWith('refused')).length;
    const [leftOut] = flooded.all(/left out/);
    expect(refusals).toBeGreaterThanOrEqual(2_000);
    expect(refusals).toBeLessThan(attempts);
    expect(leftOut).toMatchObject({ level: WARN, address: '127.0.0.1', lines: attempts - refusals });
  });
});
