/**
 * What the server tells of a connection: its ends, what went over its socket, TLS.
 */
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Inspection } from '../../src/core/inspect/inspection.js';
import { openSecurity } from '../../src/listening.js';
import { Listener } from '../../src/server/listening/listener.js';
import { silentLogger } from '../../src/server/logger.js';
import { RawClient } from '../support/raw-client.js';
import { SocketlessBroker } from '../support/socketless-broker.js';
import { tlsLab } from '../support/tls-lab.js';

const lab = tlsLab();
const endings: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function serve(listener: (broker: SocketlessBroker) => Listener) {
  const inner = new SocketlessBroker({ commandsPerTurn: 50 });
  const listening = listener(inner);
  const { port } = await listening.listen('127.0.0.1', 0);
  endings.push(() => listening.close(0));
  return { port, inspection: new Inspection(inner.broker), broker: inner.broker };
}

describe('a connection', () => {
  it('tells its ends, and counts each byte that comes and goes', async () => {
    const { port, inspection, broker } = await serve(({ parts }) => new Listener(parts));
    const client = await RawClient.withChannel(port);
    const { localPort, bytesRead, bytesWritten } = client.socket;
    const [facts] = inspection.connections();
    expect(facts).toMatchObject({
      name: `127.0.0.1:${localPort} -> 127.0.0.1:${port}`,
      host: '127.0.0.1',
      port,
      peerHost: '127.0.0.1',
      peerPort: localPort,
      tls: undefined,
      state: 'running',
    });
    const { traffic } = facts!;
    expect(traffic).toMatchObject({
      receivedBytes: bytesWritten,
      sentBytes: bytesRead,
      pendingBytes: 0,
      heldBackAt: 0,
    });
    expect(traffic.receives).toBeGreaterThan(0);
    expect(traffic.sends).toBeGreaterThan(0);
    await client.close();
    const { receivedBytes, sentBytes } = inspection.sums().all.counts.traffic;
    expect(receivedBytes).toBeGreaterThan(traffic.receivedBytes);
    expect(sentBytes).toBeGreaterThan(traffic.sentBytes);
    expect(broker.statistics.churn.connectionsClosed).toBe(1);
  });

  it('that has more than its share of a turn is in flow for a moment', async () => {
    const { port, inspection, broker } = await serve(({ parts }) => new Listener(parts));
    const client = await RawClient.withChannel(port);
    client.socket.cork();
    for (let i = 0; i < 2 * broker.limits.commandsPerTurn; i++)
      client.publish(1, { routingKey: 'q', body: Buffer.alloc(1) });
    client.socket.uncork();
    await client.call(1, { name: 'basic.qos', prefetchSize: 0, prefetchCount: 1, global: false }, 'basic.qos-ok');
    expect(inspection.connections()[0]!.traffic.heldBackAt).toBeGreaterThan(0);
    await client.close();
  });

  it('tells what TLS came to, and whose certificate it is', async () => {
    const security = await openSecurity({ ...lab.files(), ...lab.judging('required') }, silentLogger());
    endings.push(() => security!.certificates.close());
    const { port, inspection } = await serve(({ parts }) => new Listener(parts, security));
    const socket = await lab.connect(port, lab.authority.issue({ name: 'alice' }));
    const client = RawClient.over(socket);
    await client.opened();
    const { protocol, cipher, certificate } = inspection.connections()[0]!.tls!;
    expect([protocol, cipher]).toEqual([socket.getProtocol(), socket.getCipher().standardName]);
    expect(certificate).toMatchObject({ subject: 'CN=alice', issuer: 'CN=Leveret tests' });
    expect(certificate!.validity).toMatch(/^\w+ +\d+ [\d:]+ \d+ GMT - \w+ +\d+ [\d:]+ \d+ GMT$/);
    socket.destroy();
    await once(socket, 'close');
  });
});
