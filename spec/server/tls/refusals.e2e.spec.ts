/**
 * What is no TLS, or not in time, is refused before anything of AMQP begins; and TLS on the plain port too.
 */
import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { PROTOCOL_HEADER, RawClient } from '../../support/raw-client.js';
import { tlsLab } from '../../support/tls-lab.js';

const lab = tlsLab();

const said = (): readonly string[] => lab.log.map(({ msg }) => msg);

describe('on the port for TLS', () => {
  it.each([
    ['plain AMQP', PROTOCOL_HEADER],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['nonsense', Buffer.alloc(100_000, 'nonsense')],
  ])('%s is refused', async (_, bytes) => {
    const { tlsPort } = await lab.start();
    const client = await RawClient.connect(tlsPort);
    client.write(bytes);
    await client.closed;
    expect(lab.log).toMatchObject([
      {
        msg: 'refused: not TLS',
        connection: expect.stringMatching(/^127\.0\.0\.1:\d+ -> 127\.0\.0\.1:\d+$/) as unknown,
      },
    ]);
  });

  it('half a handshake has its time, then the socket goes', async () => {
    const { tlsPort } = await lab.start({}, { limits: { handshakeTimeoutMs: 200 } });
    const beginnings = [Buffer.alloc(0), Buffer.from([22, 3, 1]), Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 0xfc])];
    for (const bytes of beginnings) {
      const client = await RawClient.connect(tlsPort);
      client.write(bytes);
      await client.closed;
    }
    expect(said()).toEqual(beginnings.map(() => 'refused: TLS handshake not done in time'));
  });

  it('so has the handshake of AMQP that follows', async () => {
    const { tlsPort } = await lab.start({}, { limits: { handshakeTimeoutMs: 200 } });
    const socket = await lab.connect(tlsPort);
    await once(socket.resume(), 'close');
    expect(said()).toEqual(['handshake not done within 200 ms']);
  });

  it('a handshake that has not ended does not keep the broker from stopping', async () => {
    const broker = await lab.start({}, { limits: { handshakeTimeoutMs: 60_000 } });
    const client = await RawClient.connect(broker.tlsPort);
    client.write(Buffer.from([22, 3, 1]));
    // Once this one is through, the broker has met the one before.
    await lab.connect(broker.tlsPort);
    await broker.stop();
    await expect(client.closed).resolves.toBeUndefined();
  });

  it('a client that goes in the middle of it leaves nothing behind', async () => {
    const { tlsPort } = await lab.start();
    const client = await RawClient.connect(tlsPort);
    client.write(Buffer.from([22, 3, 1]));
    client.socket.resetAndDestroy();
    await client.closed;
    const socket = await lab.connect(tlsPort);
    expect(socket.authorized).toBe(true);
  });
});

describe('on the plain port', () => {
  it('TLS is refused', async () => {
    const { port } = await lab.start();
    const socket = connectTls({ port, host: '127.0.0.1', ca: lab.authority.cert, servername: 'localhost' });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ERR_SSL_WRONG_VERSION_NUMBER');
    expect(said()).toEqual(['refused: TLS on a port of plain AMQP']);
  });
});

describe('a flood of what is not TLS', () => {
  it('leaves those alone who speak it', async () => {
    const { tlsPort } = await lab.start();
    const honest = await lab.connect(tlsPort);
    const sockets = Array.from({ length: 200 }, () => connectPlain(tlsPort, '127.0.0.1'));
    const closed = sockets.map((socket) => {
      socket.on('error', () => undefined).end('AMQP\0\0\x09\x01');
      return once(socket.resume(), 'close');
    });
    await Promise.all(closed);
    honest.write(PROTOCOL_HEADER);
    const [chunk] = (await once(honest, 'data')) as [Buffer];
    expect(chunk[0]).toBe(1); // the frame of connection.start
  });
});
