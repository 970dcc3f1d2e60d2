/**
 * The start of a connection (specification section 2.2.4): the protocol header, what the server says of
 * itself, and methods out of place.
 */
import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FieldTable } from '../../src/wire/values/field-table.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { PROTOCOL_HEADER, RawClient, plainStartOk } from '../support/raw-client.js';
import { heartbeatBytes, methodBytes } from '../support/raw-frames.js';

const broker = brokerForFile({ limits: { closeTimeoutMs: 200 } });
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
const clients: RawClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

async function connect(): Promise<RawClient> {
  const client = await RawClient.connect(broker.port);
  clients.push(client);
  return client;
}

/** A table as an object, without the types of its values. */
function plain(table: FieldTable): Record<string, unknown> {
  const entries = [...table].map(([name, { type, value }]) => [name, type === 'F' ? plain(value) : value]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Everything that the server sends until it closes the socket. */
async function lastBytes(client: RawClient): Promise<Buffer> {
  const chunks: Buffer[] = [];
  client.socket.removeAllListeners('data');
  client.socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await client.closed;
  return Buffer.concat(chunks);
}

describe('the protocol header', () => {
  it.each([
    ['of AMQP 0-9-1', PROTOCOL_HEADER],
    ['of AMQP 0-9', Buffer.from('AMQP\x01\x01\0\x09', 'latin1')],
  ])('%s is answered with connection.start', async (_what, header) => {
    const client = await connect();
    client.write(header);
    expect(await client.expect('connection.start')).toMatchObject({ versionMajor: 0, versionMinor: 9 });
  });

  it('may come byte by byte', async () => {
    const client = await connect();
    for (const byte of PROTOCOL_HEADER) {
      await new Promise((resolve) => client.socket.write(Buffer.of(byte), resolve));
    }
    expect((await client.expect('connection.start')).locales.toString()).toBe('en_US');
  });

  it.each([
    ['AMQP 1.0', Buffer.from('AMQP\0\x01\0\0', 'latin1')],
    ['AMQP 0-8', Buffer.from('AMQP\x01\x01\x08\0', 'latin1')],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])],
    ['one wrong byte', Buffer.from('X')],
  ])('of %s is answered with the right one, and the socket closed', async (_what, header) => {
    const client = await connect();
    const last = lastBytes(client);
    client.write(header);
    expect(await last).toEqual(PROTOCOL_HEADER);
  });
});

describe('connection.start', () => {
  it('says who we are and exactly what is built', async () => {
    const client = await connect();
    const { serverProperties, mechanisms } = await client.start();
    expect(plain(serverProperties)).toEqual({
      product: 'Leveret',
      version,
      platform: `Node.js ${process.versions.node}`,
      copyright: 'The Leveret authors',
      information: 'Licensed under the Apache License 2.0',
      capabilities: {
        publisher_confirms: true,
        exchange_exchange_bindings: true,
        'basic.nack': true,
        consumer_cancel_notify: true,
        'connection.blocked': true,
        authentication_failure_close: true,
        per_consumer_qos: true,
        direct_reply_to: true,
      },
    });
    expect(version).toMatch(/^\d+(\.\d+)+$/); // some clients compare it
    expect(mechanisms.toString()).toBe('PLAIN AMQPLAIN');
  });
});

describe('a handshake', () => {
  it('may come all at once, requests behind it', async () => {
    const client = await connect();
    client.write(
      Buffer.concat([
        PROTOCOL_HEADER,
        methodBytes(0, plainStartOk),
        methodBytes(0, { name: 'connection.tune-ok', channelMax: 10, frameMax: 4096, heartbeat: 0 }),
        methodBytes(0, { name: 'connection.open', virtualHost: '/' }),
        heartbeatBytes,
        methodBytes(1, { name: 'channel.open' }),
        methodBytes(1, { name: 'basic.qos', prefetchSize: 0, prefetchCount: 1, global: false }),
      ]),
    );
    await client.expect('connection.start');
    await client.expect('connection.tune');
    await client.expect('connection.open-ok');
    await client.expect('channel.open-ok');
    await expect(client.expect('basic.qos-ok')).resolves.toEqual({ name: 'basic.qos-ok' });
  });

  it('may come in single bytes', async () => {
    const client = await connect();
    const bytes = Buffer.concat([
      PROTOCOL_HEADER,
      methodBytes(0, plainStartOk),
      methodBytes(0, { name: 'connection.tune-ok', channelMax: 10, frameMax: 4096, heartbeat: 0 }),
      methodBytes(0, { name: 'connection.open', virtualHost: '/' }),
    ]);
    for (const byte of bytes) client.write(Buffer.of(byte));
    await client.expect('connection.start');
    await client.expect('connection.tune');
    await expect(client.expect('connection.open-ok')).resolves.toEqual({ name: 'connection.open-ok' });
  });

  it('refuses a method out of its turn', async () => {
    const client = await connect();
    client.write(PROTOCOL_HEADER);
    await client.expect('connection.start');
    client.tuneAndOpen();
    expect(await client.expect('connection.close')).toEqual({
      name: 'connection.close',
      replyCode: 504,
      replyText: 'CHANNEL_ERROR - unexpected method connection.tune-ok in connection state starting',
      classId: 10,
      methodId: 31,
    });
  });

  it('refuses a channel before the connection is open', async () => {
    const client = await connect();
    await client.login();
    client.method(1, { name: 'channel.open' });
    const { replyCode, replyText } = await client.expect('connection.close');
    expect(replyCode).toBe(504);
    expect(replyText).toContain('unexpected method channel.open in connection state tuning');
  });

  it('refuses a frame too large for a handshake', async () => {
    const client = await connect();
    await client.start({ response: Buffer.alloc(16 * 1024, 'x') });
    const { replyCode, replyText } = await client.expect('connection.close');
    expect(replyCode).toBe(501);
    expect(replyText).toContain('frame_too_large');
  });
});
