/**
 * Certificates of clients: not asked for, verified when there is one, or required; a good one gives its name
 * to the login.
 */
import { once } from 'node:events';
import type { ConnectionOptions } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { Authority, type Certificate } from '../../support/certificates.js';
import { PROTOCOL_HEADER } from '../../support/raw-client.js';
import { tlsLab } from '../../support/tls-lab.js';

const lab = tlsLab();
const stranger = new Authority('somebody else');

const expired = (): Certificate => lab.authority.issue({ name: 'alice', fromDays: -10, toDays: -1 });
const early = (): Certificate => lab.authority.issue({ name: 'alice', fromDays: 1, toDays: 10 });
const foreign = (): Certificate => stranger.issue({ name: 'alice' });
const good = (): Certificate => lab.authority.issue({ name: 'alice' });

/** What the broker offers in `connection.start`; undefined when it hung up instead, then or before. */
async function greeting(port: number, options: ConnectionOptions = {}): Promise<string | undefined> {
  const socket = await lab.connect(port, options).catch(() => undefined);
  if (socket === undefined) return undefined;
  socket.on('error', () => undefined);
  socket.write(PROTOCOL_HEADER);
  return Promise.race([
    once(socket, 'data').then(([bytes]) => (bytes as Buffer).toString('latin1')),
    once(socket, 'close').then(() => undefined),
  ]);
}

describe('required', () => {
  it('a good certificate comes in, and its name may log in', async () => {
    const { tlsPort } = await lab.start(lab.judging('required'));
    expect(await greeting(tlsPort, good())).toContain('EXTERNAL');
  });

  it.each([
    ['no certificate', () => ({}), 'refused: no client certificate'],
    ['an expired one', expired, 'refused: client certificate not accepted (CERT_HAS_EXPIRED)'],
    ['one that is not valid yet', early, 'refused: client certificate not accepted (CERT_NOT_YET_VALID)'],
    ['one of somebody else', foreign, 'refused: client certificate not accepted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'],
  ])('%s is refused', async (_, certificate, why) => {
    const { tlsPort } = await lab.start(lab.judging('required'));
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      expect(await greeting(tlsPort, { ...certificate(), maxVersion })).toBeUndefined();
    }
    expect(lab.log.map(({ msg }) => msg)).toEqual([why, why]);
  });

  it('a client logs in by its certificate alone', async () => {
    const guest = lab.authority.issue({ name: 'guest' });
    const { tlsPort } = await lab.start(lab.judging('required'));
    const connection = await connect(`amqps://localhost:${tlsPort}`, {
      ca: [lab.authority.cert],
      ...guest,
      credentials: { mechanism: 'EXTERNAL', response: () => Buffer.alloc(0) },
    });
    expect(connection.connection.serverProperties.product).toBe('Leveret');
    await connection.close();
  });
});

describe('a session that is resumed', () => {
  /** What a client keeps of a connection, to come back with less effort. */
  async function sessionOf(port: number, options: ConnectionOptions): Promise<Buffer> {
    const socket = await lab.connect(port, options);
    // With TLS 1.3 it comes later than all else.
    if (socket.getProtocol() === 'TLSv1.3') return ((await once(socket.resume(), 'session')) as [Buffer])[0];
    return socket.getSession()!;
  }

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('keeps its name: %s', async (maxVersion) => {
    const { tlsPort } = await lab.start(lab.judging('required'));
    const options = { ...good(), maxVersion };
    const session = await sessionOf(tlsPort, options);
    expect((await lab.connect(tlsPort, { ...options, session })).isSessionReused()).toBe(true);
    expect(await greeting(tlsPort, { ...options, session })).toContain('EXTERNAL');
  });

  it('is judged anew by another authority', async () => {
    const broker = await lab.start(lab.judging('required'));
    const options = { ...good(), maxVersion: 'TLSv1.3' } as const;
    const session = await sessionOf(broker.tlsPort, options);
    lab.write('ca.pem', stranger.cert);
    await broker.reload();
    expect(await greeting(broker.tlsPort, { ...options, session })).toBeUndefined();
  });
});

describe('verified when there is one', () => {
  it('a client without comes in, and has no name', async () => {
    const { tlsPort } = await lab.start(lab.judging('peer'));
    const offered = await greeting(tlsPort);
    expect(offered).toContain('PLAIN');
    expect(offered).not.toContain('EXTERNAL');
  });

  it('a client with a good one has its name', async () => {
    const { tlsPort } = await lab.start(lab.judging('peer'));
    expect(await greeting(tlsPort, good())).toContain('EXTERNAL');
  });

  it.each([
    ['expired', expired],
    ['foreign', foreign],
  ])('a client with an %s one is refused', async (_, certificate) => {
    const { tlsPort } = await lab.start(lab.judging('peer'));
    expect(await greeting(tlsPort, certificate())).toBeUndefined();
  });

  it('one with two common names is nobody', async () => {
    const { tlsPort } = await lab.start(lab.judging('peer'));
    const both = lab.authority.issue({ name: 'alice', otherNames: ['bob'] });
    const offered = await greeting(tlsPort, both);
    expect(offered).toContain('PLAIN');
    expect(offered).not.toContain('EXTERNAL');
  });
});

describe('not asked for', () => {
  it('whoever has one comes in all the same, and has no name', async () => {
    const { tlsPort } = await lab.start();
    const offered = await greeting(tlsPort, foreign());
    expect(offered).toContain('PLAIN');
    expect(offered).not.toContain('EXTERNAL');
  });

  it('they cannot be judged without knowing by whom', async () => {
    await expect(lab.start({ verify: 'required' })).rejects.toThrow('tls.ca');
  });
});
