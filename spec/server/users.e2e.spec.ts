/**
 * Users over real sockets: other ones than guest, over a restart, with a password that takes time to compare,
 * and what the log says of those who do not come in.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { type BrokerOptions, type RunningBroker, startBroker } from '../../src/app.js';
import { hashPassword } from '../../src/server/authentication/password-hashing.js';
import { silentLogger } from '../../src/server/logger.js';
import { openStore } from '../../src/store/opening/open-store.js';
import { PROTOCOL_HEADER, RawClient } from '../support/raw-client.js';
import { methodBytes } from '../support/raw-frames.js';
import { ScriptedCore } from '../support/scripted-core.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

let running: RunningBroker | undefined;
const lines: string[] = [];

afterEach(async () => {
  await running?.stop();
  running = undefined;
  lines.length = 0;
});

async function serve(options: BrokerOptions = {}): Promise<number> {
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const limits = { refusedLoginDelayMs: 20, closeTimeoutMs: 200, ...options.limits };
  running = await startBroker({ port: 0, log, ...options, limits });
  return running.port;
}

const plain = (user: string, password: string): Buffer => Buffer.from(`\0${user}\0${password}`);

/** Whether this user comes in by this password. */
async function comesIn(port: number, user: string, password: string, virtualHost = '/'): Promise<string> {
  const client = await RawClient.connect(port);
  await client.start({ response: plain(user, password), capabilities: ['authentication_failure_close'] });
  const { method } = await client.command();
  if (method.name === 'connection.tune') {
    client.tuneAndOpen({ virtualHost });
    await client.expect('connection.open-ok');
  }
  client.destroy();
  return method.name === 'connection.close' ? method.replyText.split(' ')[0]! : 'in';
}

describe('a broker with a user of its own', () => {
  it('knows him, and no guest', async () => {
    const port = await serve({ defaultUser: { name: 'admin', password: 'secret' } });
    const logins = await Promise.all([
      comesIn(port, 'admin', 'secret'),
      comesIn(port, 'guest', 'guest'),
      comesIn(port, 'admin', 'guess'),
    ]);
    expect(logins).toEqual(['in', 'ACCESS_REFUSED', 'ACCESS_REFUSED']);
  });

  it('hears a client that does not wait for the answer to its login', async () => {
    const port = await serve({ defaultUser: { name: 'admin', password: 'secret' } });
    const client = await RawClient.connect(port);
    const pipelined = [
      PROTOCOL_HEADER,
      methodBytes(0, {
        name: 'connection.start-ok',
        clientProperties: new Map(),
        mechanism: 'PLAIN',
        response: plain('admin', 'secret'),
        locale: 'en_US',
      }),
      methodBytes(0, { name: 'connection.tune-ok', channelMax: 10, frameMax: 8192, heartbeat: 0 }),
      methodBytes(0, { name: 'connection.open', virtualHost: '/' }),
      methodBytes(1, { name: 'channel.open' }),
    ];
    client.write(Buffer.concat(pipelined));
    await client.expect('connection.start');
    await client.expect('connection.tune');
    await client.expect('connection.open-ok');
    expect(await client.expect('channel.open-ok')).toMatchObject({ name: 'channel.open-ok' });
    await client.close();
  });

  it('lets nobody in whose login it still looks at when he goes', async () => {
    const port = await serve({ defaultUser: { name: 'admin', password: 'secret' } });
    const client = await RawClient.connect(port);
    await client.start({ response: plain('admin', 'secret') });
    client.destroy();
    await client.closed;
    expect(await comesIn(port, 'admin', 'secret')).toBe('in');
  });
});

describe('clients without a name', () => {
  it('come in where somebody is named for them', async () => {
    const port = await serve({ anonymousUser: 'guest' });
    const client = await RawClient.open(port, { mechanism: 'ANONYMOUS', response: Buffer.from('trace') });
    const published = { routingKey: 'nowhere', mandatory: true, properties: { userId: 'guest' } };
    await client.call(1, { name: 'channel.open' }, 'channel.open-ok');
    client.publish(1, published);
    expect((await client.content('basic.return')).properties).toMatchObject({ userId: 'guest' });
    await client.close();
  });
});

describe('users in a data directory', () => {
  const directory = temporaryDirectory();

  /** Has a broker without a socket do something, and stop. */
  async function administer(act: (core: ScriptedCore) => unknown): Promise<void> {
    const { store, entries } = await openStore({ directory: directory.path, log: silentLogger(), diskFreeMin: 0 });
    const core = new ScriptedCore({}, store);
    core.broker.restore(entries, (entry, why) => {
      throw new Error(`${entry.kind} is left out: ${why}`);
    });
    await act(core);
    core.endTurn();
    await store.close();
  }

  it('are there after a restart, with all they may, and those who were removed are not', async () => {
    await administer(async ({ broker }) => {
      const { access } = broker;
      broker.addVHost('orders');
      access.users.set({ name: 'u', password: await hashPassword('secret'), tags: ['monitoring', 'é'] });
      access.users.setLimits('u', { 'max-connections': 7 });
      access.permissions.set({ user: 'u', vhost: 'orders', configure: '^a', write: '', read: '.*' });
      access.permissions.setTopic({ user: 'u', vhost: 'orders', exchange: 't', write: '{username}', read: 'r' });
      access.setVHostLimits('orders', { 'max-queues': 3 });
      access.users.remove('guest');
    });
    await administer(({ broker: { access } }) => {
      expect(access.users.list()).toMatchObject([{ name: 'u', tags: ['monitoring', 'é'] }]);
      expect([...access.users.get('u').limits]).toEqual([['max-connections', 7]]);
      expect(access.permissions.list()).toEqual([
        { user: 'u', vhost: 'orders', configure: '^a', write: '', read: '.*' },
      ]);
      expect(access.permissions.listTopics()).toEqual([
        { user: 'u', vhost: 'orders', exchange: 't', write: '{username}', read: 'r' },
      ]);
      expect([...access.limitsOf('orders')]).toEqual([['max-queues', 3]]);
    });
    const port = await serve({ data: directory.path });
    expect(await comesIn(port, 'u', 'secret', 'orders')).toBe('in');
    expect(await comesIn(port, 'guest', 'guest')).toBe('ACCESS_REFUSED');
  });

  it('begin with guest once, and keep a default user of the first start', async () => {
    await serve({ data: directory.path, defaultUser: { name: 'admin', password: 'first' } });
    await running!.stop();
    const port = await serve({ data: directory.path, defaultUser: { name: 'admin', password: 'second' } });
    expect(await comesIn(port, 'admin', 'first')).toBe('in');
    expect(await comesIn(port, 'admin', 'second')).toBe('ACCESS_REFUSED');
  });

  it('leave no password there', async () => {
    const port = await serve({ data: directory.path, defaultUser: { name: 'admin', password: 'Wachholder-17' } });
    expect(await comesIn(port, 'admin', 'Wachholder-17')).toBe('in');
    await running!.stop();
    const files = readdirSync(directory.path, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      expect(readFileSync(join(parentPath, name)).includes('Wachholder-17')).toBe(false);
    }
  });
});

describe('the log', () => {
  it('says who was refused, from where and why, and never with what password', async () => {
    const port = await serve({ defaultUser: { name: 'admin', password: 'Wachholder-17' } });
    expect(await comesIn(port, 'admin', 'Wachholder-18')).toBe('ACCESS_REFUSED');
    expect(await comesIn(port, 'nobody', 'Wachholder-17')).toBe('ACCESS_REFUSED');
    const silent = await RawClient.connect(port);
    await silent.start({ response: plain('admin', 'Wachholder-19') });
    await silent.closed;
    const malformed = await RawClient.connect(port);
    await malformed.start({ response: Buffer.from('Wachholder-17') });
    await malformed.expect('connection.close');
    malformed.destroy();
    expect(await comesIn(port, 'admin', 'Wachholder-17')).toBe('in');
    await running!.stop();
    const refusals = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ why }) => why);
    expect(refusals).toMatchObject([
      {
        user: 'admin',
        mechanism: 'PLAIN',
        why: 'the password is wrong',
        connection: expect.stringMatching(/^127\.0\.0\.1:\d+ -> 127\.0\.0\.1:\d+$/),
      },
      { user: 'nobody', why: 'there is no such user' },
      { user: 'admin', why: 'the password is wrong' },
    ]);
    expect(lines.join('')).not.toContain('Wachholder');
    expect(lines.join('')).not.toContain(Buffer.from('Wachholder').toString('base64').slice(0, 12));
  });
});
