/**
 * Connecting, what both sides agree upon, many channels, and the end.
 */
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { connect } from '../../src/client/index.js';
import { onEachBroker } from '../support/client-brokers.js';
import { scriptedServers } from '../support/scripted-server.js';
import { tlsLab } from '../support/tls-lab.js';

const nobody = 'amqp://127.0.0.1:1';

onEachBroker((lab) => {
  it('knows whom it is connected to, and what was agreed upon', async () => {
    const connection = await lab.connect({ heartbeatSeconds: 7, limits: { channelMax: 9, frameMax: 10_000 } });
    expect(connection.tuned).toEqual({ channelMax: 9, frameMax: 10_000, heartbeatSeconds: 7 });
    expect(connection.serverProperties).toMatchObject({
      capabilities: { publisher_confirms: true, 'basic.nack': true },
    });
    expect(connection.host).toBe('127.0.0.1');
    expect(connection.isOpen).toBe(true);
    const closed = once(connection, 'close');
    await connection.close();
    expect(await closed).toEqual([undefined]);
    expect(connection.isOpen).toBe(false);
    await expect(connection.openChannel()).rejects.toMatchObject({ code: 'ERR_CONNECTION_CLOSED' });
  });

  it('has as many channels as were agreed upon, and their numbers are used again', async () => {
    const connection = await lab.connect({ limits: { channelMax: 3 } });
    const channels = await Promise.all([1, 2, 3].map(() => connection.openChannel()));
    await expect(connection.openChannel()).rejects.toMatchObject({ code: 'ERR_CHANNEL_MAX' });
    await channels[1]!.close();
    await expect(channels[1]!.declareQueue('')).rejects.toMatchObject({ code: 'ERR_CHANNEL_CLOSED', replyCode: 200 });
    const again = await connection.openChannel();
    const { queue } = await again.declareQueue('', { exclusive: true });
    await again.publish('', queue, 'x');
    expect((await channels[0]!.get(queue))?.text()).toBe('x');
  });

  it('logs in by each mechanism that the broker has', async () => {
    for (const mechanisms of [['plain'], ['AMQPLAIN'], ['EXTERNAL-ISH', 'PLAIN']]) {
      await lab.connect({ mechanisms });
    }
    await expect(lab.connect({ mechanisms: ['KERBEROS'] })).rejects.toMatchObject({
      code: 'ERR_CONNECT',
      cause: { code: 'ERR_MECHANISM' },
    });
  });

  it('is refused with the words of the broker', async () => {
    await expect(lab.connect({ password: 'wrong' })).rejects.toMatchObject({
      code: 'ERR_REFUSED',
      replyCode: 403,
      replyText: expect.stringMatching(/^ACCESS_REFUSED - Login was refused/),
    });
    await expect(lab.connect({ vhost: 'client.nowhere' })).rejects.toMatchObject({
      code: 'ERR_REFUSED',
      replyCode: 530,
    });
  });

  it('is made to the first host that takes us', async () => {
    const connection = await connect([nobody, lab.url]);
    expect(`:${connection.port}`).toBe(lab.url.slice(lab.url.lastIndexOf(':')));
    await connection.close();
    const failing = connect([nobody, `${lab.url}/client.nowhere`]);
    await expect(failing).rejects.toMatchObject({
      code: 'ERR_CONNECT',
      attempts: [{ port: 1, error: { code: 'ECONNREFUSED' } }, { error: { code: 'ERR_REFUSED' } }],
    });
  });

  it('takes a new secret', async () => {
    const connection = await lab.connect();
    await expect(connection.updateSecret('guest', 'renewed')).resolves.toBeUndefined();
  });

  it('is closed by the broker for a name that is too long by nobody but us', async () => {
    const channel = await lab.openChannel();
    await expect(channel.declareQueue('q'.repeat(256))).rejects.toMatchObject({ code: 'ERR_INVALID_OPTION' });
    expect(await channel.declareQueue('', { exclusive: true })).toMatchObject({ messageCount: 0 });
  });
});

describe('TLS', () => {
  const lab = tlsLab();

  it('is verified, unless it is told otherwise', async () => {
    const broker = await lab.start();
    const url = `amqps://localhost:${broker.tlsPort}`;
    const ca = lab.write('authority.pem', lab.authority.cert);
    for (const query of [`cacertfile=${ca}`, 'verify=verify_none']) {
      const connection = await connect(`${url}?${query}`);
      await connection.openChannel();
      await connection.close();
    }
    await expect(connect(url)).rejects.toMatchObject({ code: 'ERR_CONNECT' });
    const misnamed = connect(`${url}?cacertfile=${ca}&server_name_indication=elsewhere.example`);
    await expect(misnamed).rejects.toMatchObject({ cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
    const plain = connect(`amqp://localhost:${broker.tlsPort}`, { limits: { connectTimeoutMs: 2000 } });
    await expect(plain).rejects.toMatchObject({ code: 'ERR_CONNECT' });
  });
});

describe('what is no broker', () => {
  const serve = scriptedServers();

  it('is given up', async () => {
    const header = await serve(Buffer.from('AMQP\0\x01\0\0')).listen();
    await expect(connect(header)).rejects.toMatchObject({ cause: { message: expect.stringContaining('0-1-0-0') } });
    const web = await serve(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')).listen();
    await expect(connect(web)).rejects.toMatchObject({ code: 'ERR_CONNECT', cause: { code: 'ERR_CONNECTION_LOST' } });
    const silent = await serve(Buffer.alloc(0)).listen();
    const waiting = connect(silent, { limits: { connectTimeoutMs: 20 } });
    await expect(waiting).rejects.toMatchObject({ cause: { message: 'no connection within 20 ms' } });
    const controller = new AbortController();
    const aborted = connect(silent, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
  });
});
