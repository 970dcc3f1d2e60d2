/**
 * A renewed certificate is served without a restart; who is connected stays, and a broken one changes nothing.
 */
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Certificates } from '../../../src/server/listening/certificates.js';
import { RawClient } from '../../support/raw-client.js';
import { silentLogger } from '../../../src/server/logger.js';
import { tlsLab } from '../../support/tls-lab.js';

const lab = tlsLab();

/** The common name of the certificate that a new connection meets. */
async function served(port: number): Promise<string> {
  const socket = await lab.connect(port, { checkServerIdentity: () => undefined });
  const { subject } = socket.getPeerX509Certificate()!;
  socket.destroy();
  return subject.replace(/^CN=/, '');
}

const said = (): readonly string[] => lab.log.map(({ msg }) => msg);

describe('renewal', () => {
  it('new connections meet the new certificate, old ones go on', async () => {
    const broker = await lab.start(lab.files(lab.authority.issue({ name: 'old' })));
    const early = await lab.connect(broker.tlsPort, { checkServerIdentity: () => undefined });
    const plain = await RawClient.open(broker.port);
    expect(await served(broker.tlsPort)).toBe('old');
    lab.files(lab.authority.issue({ name: 'new' }));
    await broker.reload();
    expect(await served(broker.tlsPort)).toBe('new');
    early.write('AMQP\0\0\x09\x01');
    expect(((await once(early, 'data')) as [Buffer])[0][0]).toBe(1);
    await plain.close();
    expect(said()).toEqual(['new certificate: served from now on']);
  });

  it('holds on every port for TLS', async () => {
    const more = { listeners: [{ host: '127.0.0.1', port: 0 }], ...lab.files(lab.authority.issue({ name: 'old' })) };
    const broker = await lab.start(more);
    const ports = broker.addresses.filter(({ isSecure }) => isSecure).map(({ port }) => port);
    expect(ports).toHaveLength(2);
    lab.files(lab.authority.issue({ name: 'new' }));
    await broker.reload();
    expect(await Promise.all(ports.map(served))).toEqual(['new', 'new']);
  });

  it('renews the authority by which clients are judged', async () => {
    const broker = await lab.start(lab.judging('required'));
    const client = lab.authority.issue({ name: 'alice' });
    expect((await lab.connect(broker.tlsPort, client)).authorized).toBe(true);
    lab.write('ca.pem', lab.authority.issue({ name: 'not an authority' }).cert);
    await broker.reload();
    const socket = await lab.connect(broker.tlsPort, client);
    await once(socket.on('error', () => undefined).resume(), 'close');
    expect(said().at(-1)).toMatch(/^refused: client certificate not accepted/);
  });

  it.each([
    ['is none', 'nonsense', /there is no certificate in/],
    ['does not fit its key', undefined, /does not belong to the certificate/],
  ])('a certificate that %s leaves the old one in place', async (_, content, why) => {
    const broker = await lab.start(lab.files(lab.authority.issue({ name: 'old' })));
    lab.write('cert.pem', content ?? lab.authority.issue({ name: 'new' }).cert);
    await broker.reload();
    expect(await served(broker.tlsPort)).toBe('old');
    expect(lab.log).toEqual([expect.objectContaining({ level: 50, msg: expect.stringMatching(why) as unknown })]);
    lab.files(lab.authority.issue({ name: 'new' }));
    await broker.reload();
    expect(await served(broker.tlsPort)).toBe('new');
  });

  it('nothing new is nothing to say', async () => {
    const broker = await lab.start();
    await broker.reload();
    expect(said()).toEqual([]);
  });
});

describe('the files', () => {
  it('are looked at from time to time', async () => {
    const certificates = await Certificates.open(lab.files(), silentLogger(), 10);
    const changed = new Promise((resolve) => (certificates.onChange = resolve));
    const { cert } = lab.files();
    await changed;
    expect(certificates.context.cert?.toString()).toContain('BEGIN CERTIFICATE');
    expect(cert).toMatch(/cert\.pem$/);
    certificates.close();
  });

  it('are complained of once, unless somebody asks', async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line) => lines.push(line) });
    const certificates = await Certificates.open(lab.files(), log);
    lab.write('cert.pem', 'nonsense');
    for (let looks = 0; looks < 3; looks++) await certificates.look();
    expect(lines).toHaveLength(1);
    await certificates.reload();
    expect(lines).toHaveLength(2);
    certificates.close();
  });
});
