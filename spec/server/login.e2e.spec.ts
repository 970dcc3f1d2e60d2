/**
 * Login: mechanisms, wrong passwords with and without RabbitMQ's capability, vhosts that are not there.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../src/wire/values/field-table.js';
import { Writer } from '../../src/wire/values/writer.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { type Handshake, RawClient } from '../support/raw-client.js';

const broker = brokerForFile({ limits: { refusedLoginDelayMs: 50, closeTimeoutMs: 200 } });

/** The table of AMQPLAIN, without the length before it. */
function amqPlain(user: string, password: string): Buffer {
  const writer = new Writer();
  writer.table(
    new Map([
      ['LOGIN', field.text(user)],
      ['PASSWORD', field.text(password)],
    ]),
  );
  return Buffer.from(writer.written().subarray(4));
}

const announced = ['authentication_failure_close'];

async function start(handshake: Handshake): Promise<RawClient> {
  const client = await RawClient.connect(broker.port);
  await client.start(handshake);
  return client;
}

describe('guest', () => {
  it.each<[string, Handshake]>([
    ['PLAIN', { mechanism: 'PLAIN', response: Buffer.from('\0guest\0guest') }],
    ['PLAIN with an identity to act as', { mechanism: 'PLAIN', response: Buffer.from('someone\0guest\0guest') }],
    ['AMQPLAIN', { mechanism: 'AMQPLAIN', response: amqPlain('guest', 'guest') }],
  ])('comes in by %s', async (_what, handshake) => {
    const client = await start(handshake);
    expect(await client.expect('connection.tune')).toMatchObject({
      channelMax: 2047,
      frameMax: 131_072,
      heartbeat: 60,
    });
    client.destroy();
  });
});

describe('a refused login', () => {
  it.each<[string, Handshake]>([
    ['PLAIN', { mechanism: 'PLAIN', response: Buffer.from('\0guest\0wrong') }],
    ['PLAIN', { mechanism: 'PLAIN', response: Buffer.from('\0nobody\0guest') }],
    ['PLAIN', { mechanism: 'PLAIN', response: Buffer.from('\0\0') }],
    ['AMQPLAIN', { mechanism: 'AMQPLAIN', response: amqPlain('guest', 'wrong') }],
  ])('by %s is told to a client that asked for it', async (mechanism, handshake) => {
    const client = await start({ ...handshake, capabilities: announced });
    expect(await client.expect('connection.close')).toEqual({
      name: 'connection.close',
      replyCode: 403,
      replyText:
        `ACCESS_REFUSED - Login was refused using authentication mechanism ${mechanism}. ` +
        'For details see the broker logfile.',
      classId: 0,
      methodId: 0,
    });
    client.method(0, { name: 'connection.close-ok' });
    await client.closed;
  });

  it('of any other client ends in a closed socket without a word', async () => {
    const client = await start({ response: Buffer.from('\0guest\0wrong') });
    await client.closed;
    await expect(client.frame()).rejects.toThrow('nothing more came');
  });

  it('is final: a second try on the same connection is not heard', async () => {
    const client = await start({ response: Buffer.from('\0guest\0wrong') });
    client.method(0, {
      name: 'connection.start-ok',
      clientProperties: new Map(),
      mechanism: 'PLAIN',
      response: Buffer.from('\0guest\0guest'),
      locale: 'en_US',
    });
    await expect(client.frame()).rejects.toThrow('nothing more came');
  });
});

describe('a response that cannot be read', () => {
  it.each<[string, Handshake]>([
    ['PLAIN', { response: Buffer.from('guest') }],
    ['PLAIN', { response: Buffer.alloc(0) }],
    ['PLAIN', { response: Buffer.from('\0guest\0guest\0') }],
    ['AMQPLAIN', { mechanism: 'AMQPLAIN', response: Buffer.from('\0guest\0guest') }],
    ['AMQPLAIN', { mechanism: 'AMQPLAIN', response: amqPlain('guest', 'guest').subarray(0, 20) }],
    ['AMQPLAIN', { mechanism: 'AMQPLAIN', response: Buffer.alloc(0) }],
  ])('of %s is a syntax error', async (mechanism, handshake) => {
    const client = await start(handshake);
    const { replyCode, replyText } = await client.expect('connection.close');
    expect([replyCode, replyText]).toEqual([502, `SYNTAX_ERROR - ${mechanism} response is not well formed`]);
    client.destroy();
  });
});

describe('a mechanism', () => {
  it.each(['EXTERNAL', 'plain', ''])('that was not offered is refused: "%s"', async (mechanism) => {
    const client = await start({ mechanism });
    const { replyCode, replyText } = await client.expect('connection.close');
    expect([replyCode, replyText]).toEqual([503, `COMMAND_INVALID - unknown authentication mechanism '${mechanism}'`]);
    client.destroy();
  });
});

describe('a vhost', () => {
  it.each(['missing', '', '//'])('that is not there is refused: "%s"', async (virtualHost) => {
    const client = await RawClient.connect(broker.port);
    await client.login();
    client.tuneAndOpen({ virtualHost });
    expect(await client.expect('connection.close')).toEqual({
      name: 'connection.close',
      replyCode: 530,
      replyText: `NOT_ALLOWED - vhost ${virtualHost} not found`,
      classId: 10,
      methodId: 40,
    });
    client.destroy();
  });
});
