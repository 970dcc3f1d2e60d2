/**
 * AMQP over TLS: clients that know nothing of ours connect, and old or weak ways of encrypting are refused.
 */
import { describe, expect, it } from '@jest/globals';
import { AMQPClient } from '@cloudamqp/amqp-client';
import { connect } from 'amqplib';
import { Connection } from 'rabbitmq-client';
import { RawClient } from '../../support/raw-client.js';
import { tlsLab } from '../../support/tls-lab.js';

const lab = tlsLab();

const urlOf = (port: number): string => `amqps://guest:guest@localhost:${port}`;
const host = '127.0.0.1';

describe('a client', () => {
  it('publishes and gets over TLS: amqplib', async () => {
    const { tlsPort } = await lab.start();
    const connection = await connect(urlOf(tlsPort), { ca: [lab.authority.cert] });
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    const body = Buffer.alloc(3_000_000, 'x'); // many records of TLS, and blocks of output
    channel.sendToQueue(queue, body);
    await channel.waitForConfirms();
    const got = await channel.get(queue);
    expect(got !== false && got.content.equals(body)).toBe(true);
    await connection.close();
  });

  it('publishes and gets over TLS: rabbitmq-client', async () => {
    const { tlsPort } = await lab.start();
    const connection = new Connection({ url: urlOf(tlsPort), tls: { ca: lab.authority.cert }, retryLow: 10 });
    try {
      const channel = await connection.acquire();
      const { queue } = await channel.queueDeclare({ exclusive: true });
      await channel.basicPublish(queue, 'hello');
      expect((await channel.basicGet({ queue, noAck: true }))?.body).toBe('hello');
      await channel.close();
    } finally {
      await connection.close();
    }
  });

  it('publishes and gets over TLS: @cloudamqp/amqp-client', async () => {
    const { tlsPort } = await lab.start();
    const client = new AMQPClient(urlOf(tlsPort), { ca: lab.authority.cert });
    const connection = await client.connect();
    const channel = await connection.channel();
    const { name } = await channel.queueDeclare('', { exclusive: true });
    await channel.basicPublish('', name, 'hello');
    expect((await channel.basicGet(name, { noAck: true }))?.bodyString()).toBe('hello');
    await connection.close();
  });

  it('still connects without TLS where there is a port for it', async () => {
    const { port, tlsPort } = await lab.start();
    expect(port).not.toBe(tlsPort);
    const client = await RawClient.open(port);
    await client.close();
  });

  it('finds TLS alone where the plain port is off', async () => {
    const broker = await lab.start({}, { port: 'off' });
    expect(broker.port).toBe(broker.tlsPort);
    expect(broker.addresses).toEqual([{ host, port: broker.tlsPort, isSecure: true }]);
  });

  it('is told when the broker stops', async () => {
    const broker = await lab.start();
    const connection = await connect(urlOf(broker.tlsPort), { ca: [lab.authority.cert] });
    const closed = new Promise<unknown>((resolve) => connection.on('close', resolve));
    await broker.stop();
    expect(await closed).toMatchObject({ code: 320 });
  });
});

describe('versions and ciphers', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('%s is spoken', async (version) => {
    const { tlsPort } = await lab.start();
    const socket = await lab.connect(tlsPort, { minVersion: version, maxVersion: version });
    expect(socket.getProtocol()).toBe(version);
    expect(socket.getCipher().name).toMatch(/GCM|CHACHA20/);
  });

  it.each([
    ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['no forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' }],
    ['a cipher in CBC mode', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA384' }],
  ] as const)('%s is refused', async (_, options) => {
    const { tlsPort } = await lab.start();
    await expect(lab.connect(tlsPort, options)).rejects.toThrow(/alert/);
  });

  it('TLS 1.2 is refused where 1.3 is the least', async () => {
    const { tlsPort } = await lab.start({ minVersion: '1.3' });
    await expect(lab.connect(tlsPort, { maxVersion: 'TLSv1.2' })).rejects.toThrow(/alert/);
    expect((await lab.connect(tlsPort)).getProtocol()).toBe('TLSv1.3');
  });
});
