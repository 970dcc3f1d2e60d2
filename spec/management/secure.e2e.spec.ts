/**
 * The API over TLS, with the certificate of AMQP over TLS.
 */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { TLSSocket } from 'node:tls';
import { expect, it } from '@jest/globals';
import { startBroker } from '../../src/app.js';
import { basic } from '../support/management-client.js';
import { tlsLab } from '../support/tls-lab.js';

const lab = tlsLab();

/** Status of an answer, and the serial number of the certificate that came with it. */
async function ask(url: string): Promise<{ status: number | undefined; serial: string }> {
  const asking = request(`${url}/api/whoami`, {
    ca: lab.authority.cert,
    servername: 'localhost',
    agent: false,
    headers: { authorization: basic('guest', 'guest') },
  }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  const { socket } = response;
  const serial = socket instanceof TLSSocket ? socket.getPeerCertificate().serialNumber : '';
  response.resume();
  await once(response, 'end');
  return { status: response.statusCode, serial };
}

it('is served with the certificate that there is now', async () => {
  const broker = await lab.start({}, { management: { port: 0, tls: true } });
  expect(broker.managementUrl).toMatch(/^https:/);
  const first = await ask(broker.managementUrl!);
  expect(first.status).toBe(200);
  lab.files();
  await broker.reload();
  const second = await ask(broker.managementUrl!);
  expect(second.status).toBe(200);
  expect(second.serial).not.toBe(first.serial);
});

it('is that of metrics, too', async () => {
  const broker = await lab.start({}, { metrics: { port: 0, tls: true } });
  expect(broker.metricsUrl).toMatch(/^https:/);
  expect((await ask(broker.metricsUrl!)).status).toBe(404);
  const starting = startBroker({ port: 0, metrics: { port: 0, tls: true } });
  await expect(starting).rejects.toThrow('metrics.tls: there is no certificate');
});

it('needs a certificate', async () => {
  await expect(startBroker({ port: 0, management: { port: 0, tls: true } })).rejects.toThrow(
    'management.tls: there is no certificate',
  );
});
