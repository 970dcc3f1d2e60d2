/**
 * A session full of secrets, with the log at its most talkative: none of them is in it, in no form.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { startBroker } from '../../../src/app.js';
import { hashPassword, quickHash } from '../../../src/server/authentication/password-hashing.js';
import { BrokerLog } from '../../../src/server/logging/broker-log.js';
import { field } from '../../../src/wire/values/field-table.js';
import { KeptLog } from '../../support/kept-log.js';
import { RawClient } from '../../support/raw-client.js';
import { methodBytes } from '../../support/raw-frames.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const SECRET = 'Wachholder-17';

/** The ways in which a secret may be written. */
function forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64').replaceAll('=', ''),
    bytes.toString('hex'),
    [...bytes].join(','),
    encodeURIComponent(secret),
    createHash('sha256').update(secret).digest('hex'),
    createHash('md5').update(secret).digest('hex'),
  ];
}

function expectNoSecret(log: KeptLog): void {
  expect(log.lines.length).toBeGreaterThan(0);
  for (const form of forms(SECRET)) expect(log.raw).not.toContain(form);
}

const clientProperties = new Map([
  ['product', field.text(`client of ${SECRET}`)],
  ['connection_name', field.text(`amqp://admin:${SECRET}@host`)],
]);

const startOk = (mechanism: string, response: Buffer): Buffer =>
  methodBytes(0, { name: 'connection.start-ok', clientProperties, mechanism, response, locale: SECRET });

const shortText = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
const longText = (text: string): Buffer => {
  const value = Buffer.from(text);
  const head = Buffer.alloc(5);
  head.write('S');
  head.writeUInt32BE(value.length, 1);
  return Buffer.concat([head, value]);
};
const amqPlain = Buffer.concat([
  ...[shortText('LOGIN'), longText('admin')],
  ...[shortText('PASSWORD'), longText(SECRET)],
]);

describe('no secret is in the log', () => {
  it('of a session, whether its logins are right, wrong or broken', async () => {
    const log = new KeptLog('trace');
    const limits = { closeTimeoutMs: 300, refusedLoginDelayMs: 10 };
    const defaultUser = { name: 'admin', password: SECRET };
    const broker = await startBroker({ port: 0, log: log.logger, limits, defaultUser });
    const logins: readonly (readonly [string, Buffer])[] = [
      ['PLAIN', Buffer.from(`\0admin\0${SECRET}`)],
      ['PLAIN', Buffer.from(`\0admin\0${SECRET}x`)],
      ['PLAIN', Buffer.from(`\0nobody\0${SECRET}`)],
      ['PLAIN', Buffer.from(SECRET)],
      ['AMQPLAIN', amqPlain],
      ['AMQPLAIN', amqPlain.subarray(0, -1)],
      ['EXTERNAL', Buffer.from(SECRET)],
    ];
    for (const [mechanism, response] of logins) {
      const client = await RawClient.connect(broker.port);
      client.write(Buffer.from('AMQP\0\0\x09\x01', 'latin1'));
      await client.expect('connection.start');
      client.write(startOk(mechanism, response));
      const { method } = await client.command().catch(() => ({ method: undefined }));
      if (method?.name === 'connection.tune') {
        client.tuneAndOpen();
        await client.expect('connection.open-ok');
        client.method(0, { name: 'connection.update-secret', newSecret: Buffer.from(SECRET), reason: 'renewal' });
        await client.expect('connection.update-secret-ok');
      }
      client.destroy();
      await client.closed;
    }
    await broker.stop();
    expect(log.all(/^connection opened/)).toHaveLength(2);
    expect(log.all(/^login refused/)).toHaveLength(2);
    expectNoSecret(log);
  });

  it('of handshakes that cannot be read', async () => {
    const log = new KeptLog('trace');
    const broker = await startBroker({ port: 0, log: log.logger, limits: { closeTimeoutMs: 300 } });
    const good = startOk('', Buffer.from(`\0admin\0${SECRET}`));
    const secretFirst = Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, SECRET.length]), Buffer.from(`${SECRET}?`)]);
    const broken = [good.subarray(0, -1), Buffer.concat([good.subarray(0, -1), Buffer.from('?')]), secretFirst];
    for (const bytes of broken) {
      const client = await RawClient.connect(broker.port);
      client.write(Buffer.from('AMQP\0\0\x09\x01', 'latin1'));
      await client.expect('connection.start');
      client.write(bytes);
      client.socket.end();
      await client.closed;
    }
    await broker.stop();
    expect(log.all(/^connection error: FRAME_ERROR - type 1, \w+ .*octets = <<…>>/)).toHaveLength(2);
    expectNoSecret(log);
  });

  it('of what an operator changes: it has names, and nothing else', async () => {
    const log = new KeptLog('trace');
    const witness = new BrokerLog(log.logger);
    const { broker } = new ScriptedCore({}, undefined, witness);
    const { access } = broker;
    const hash = quickHash(SECRET);
    broker.addVHost('orders');
    access.users.set({ name: 'u', password: await hashPassword(SECRET), tags: ['monitoring'] });
    access.users.setPassword('u', hash);
    access.permissions.set({ user: 'u', vhost: 'orders', configure: '', write: SECRET, read: '' });
    access.permissions.setTopic({ user: 'u', vhost: 'orders', exchange: 't', write: SECRET, read: '' });
    access.setVHostLimits('orders', { 'max-queues': 1 });
    const definition = { 'dead-letter-routing-key': SECRET };
    broker.findVHost('orders')!.policies.set('policy', { name: 'p\n', pattern: '', definition, priority: 0 });
    access.permissions.remove('u', 'orders');
    access.users.remove('u');
    broker.removeVHost('orders');
    expect(log.lines.map(({ msg, user, vhost, policy }) => [msg, user, vhost, policy])).toEqual([
      ['vhost set', undefined, 'orders', undefined],
      ['user set', 'u', undefined, undefined],
      ['user set', 'u', undefined, undefined],
      ['permission set', 'u', 'orders', undefined],
      ['topic-permission set', 'u', 'orders', undefined],
      ['vhost-limits set', undefined, 'orders', undefined],
      ['policy set', undefined, 'orders', 'p\\u{a}'],
      ['permission removed', 'u', 'orders', undefined],
      ['topic-permission removed', 'u', 'orders', undefined],
      ['user removed', 'u', undefined, undefined],
      ['policy removed', undefined, 'orders', 'p\\u{a}'],
      ['vhost-limits removed', undefined, 'orders', undefined],
      ['vhost removed', undefined, 'orders', undefined],
    ]);
    expectNoSecret(log);
    expect(log.raw).not.toContain(hash.hash);
  });
});
