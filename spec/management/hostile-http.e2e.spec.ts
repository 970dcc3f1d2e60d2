/**
 * What hostile clients of HTTP try: each is refused for little, and the broker serves everybody else meanwhile.
 */
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { managementLimits } from '../../src/management/limits.js';
import { type Application, bareApplication } from '../../src/management/serving/application.js';
import { HttpServer, type ServerBounds } from '../../src/management/serving/http-server.js';
import { BodyReader } from '../../src/management/serving/request-body.js';
import { HttpSocket } from '../support/http-socket.js';
import { KeptLog } from '../support/kept-log.js';
import { ManagementClient, basic } from '../support/management-client.js';

const KIB = 1024;
const MIB = 1024 * KIB;

const log = new KeptLog();
let api: ManagementClient;

beforeAll(async () => {
  api = await ManagementClient.start({ log: log.logger, metrics: { port: 0 } });
});

afterAll(() => api.stop());

const authorization = `Authorization: ${basic('guest', 'guest')}\r\n`;
const host = 'Host: broker\r\n';

describe.each(['managementUrl', 'metricsUrl'] as const)('requests to %s', (which) => {
  const exchange = (text: string) => HttpSocket.exchange(api.broker[which]!, text);
  const get = (target: string, more = '') =>
    exchange(`GET ${target} HTTP/1.1\r\n${host}Connection: close\r\n${more}\r\n`);

  it.each([
    ['/../../etc/passwd', 404],
    ['/api/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/metrics/..%2f..%2fetc', 404],
    ['/metrics%00', 400],
    ['/metrics/%c0%ae%c0%ae', 400],
    ['/%', 400],
    ['/metrics/\xff', 400],
    ['http://elsewhere.example/etc/passwd', 404],
    ['*', 400],
  ])('for %s are %i, and say nothing of us', async (target, status) => {
    const { statuses, text } = await get(target);
    expect(statuses).toEqual([status]);
    expect(text).not.toMatch(/\.[jt]s\b|node_modules|stack/);
  });

  it.each([
    ['path', '/'],
    ['query', '?family='],
  ])('with a %s of 64 KiB are 431', async (_, start) => {
    expect((await get(`/metrics${start}${'a'.repeat(64 * KIB)}`)).statuses).toEqual([431]);
  });

  it.each([
    ['one header of 64 KiB', `X: ${'a'.repeat(64 * KIB)}\r\n`, 431],
    ['20,000 headers', 'X: a\r\n'.repeat(20_000), 431],
    ['a header with no name', ': a\r\n', 400],
    ['a header over two lines', 'X: a\r\n b\r\n', 400],
    ['a NUL in a header', 'X: \0\r\n', 400],
  ])('with %s are refused', async (_, headers, status) => {
    expect((await get('/metrics', headers)).statuses).toEqual([status]);
  });

  // Whoever stands between client and server must not see other requests than the server does.
  it.each([
    ['both lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n', ''],
    ['a length with a sign', 'Content-Length: +5\r\n', 'abcde'],
    ['a length below zero', 'Content-Length: -1\r\n', ''],
    ['a length that is no number', 'Content-Length: 0x5\r\n', 'abcde'],
    ['a length too large for any', `Content-Length: ${'9'.repeat(30)}\r\n`, ''],
    ['an unknown encoding', 'Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'],
    ['chunked, and not last', 'Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'],
    ['a chunk whose size is none', 'Transfer-Encoding: chunked\r\n', 'zz\r\n\r\n'],
    ['a space before the colon', 'Content-Length : 5\r\n', 'abcde'],
  ])('with %s leave no second one behind', async (_, headers, body) => {
    const second = `GET /metrics HTTP/1.1\r\n${host}Connection: close\r\n\r\n`;
    const { statuses } = await exchange(`POST /metrics HTTP/1.1\r\n${host}${headers}\r\n${body}${second}`);
    expect(statuses[0]).toBeGreaterThanOrEqual(400);
    expect(statuses).not.toContain(200);
  });

  it('without a host are refused', async () => {
    expect((await exchange('GET /metrics HTTP/1.1\r\n\r\n')).statuses).toEqual([400]);
  });

  it('to connect elsewhere are not served', async () => {
    expect((await exchange(`CONNECT elsewhere.example:443 HTTP/1.1\r\n${host}\r\n`)).statuses).not.toContain(200);
  });
});

describe('bodies', () => {
  const put = (headers: string) => `PUT /api/vhosts/x HTTP/1.1\r\n${host}${headers}\r\n`;

  it('that nobody may send are not waited for', async () => {
    const body = 'GET /api/whoami HTTP/1.1\r\n\r\n';
    const refused = await HttpSocket.open(api.url);
    refused.socket.write(put(`Content-Length: ${100 * MIB}\r\n`) + body);
    await refused.until(() => refused.statuses.length > 0);
    expect(refused.statuses).toEqual([401]);
    refused.socket.destroy();
  });

  it('of a refused request are no requests', async () => {
    const body = `GET /metrics HTTP/1.1\r\n${host}${authorization}Connection: close\r\n\r\n`;
    const asking = await HttpSocket.open(api.url);
    asking.socket.write(put(`Content-Length: ${body.length}\r\n`) + body);
    asking.socket.write(`GET /api/none HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    await asking.closed();
    expect(asking.statuses[0]).toBe(401);
    expect(asking.statuses).not.toContain(200);
  });

  it.each([
    ['100 MB, as they say', `Content-Length: ${100 * MIB}\r\n`],
    ['100 MB, when they may begin', `Content-Length: ${100 * MIB}\r\nExpect: 100-continue\r\n`],
  ])('of %s are refused at once', async (_, headers) => {
    const asking = await HttpSocket.open(api.url);
    asking.socket.write(put(authorization + headers));
    await asking.until(() => asking.statuses.some((status) => status !== 100));
    expect(asking.statuses.at(-1)).toBe(413);
    asking.socket.destroy();
  });

  it('of 100 MB in chunks are refused before they are there', async () => {
    const asking = await HttpSocket.open(api.url);
    const chunk = Buffer.concat([Buffer.from(`${(64 * KIB).toString(16)}\r\n`), Buffer.alloc(64 * KIB + 2, '\r\n')]);
    asking.socket.write(put(`${authorization}Transfer-Encoding: chunked\r\n`));
    let sent = 0;
    while (asking.statuses.length === 0 && sent < 100 * MIB) {
      sent += chunk.length;
      if (!asking.socket.write(chunk))
        await Promise.race([once(asking.socket, 'drain'), asking.until(() => asking.text !== '')]);
    }
    expect(asking.statuses).toEqual([413]);
    expect(sent).toBeLessThan(managementLimits.bodyBytesMax + 32 * MIB); // what sockets hold by themselves
    asking.socket.destroy();
  });

  it('that come at once are bounded together', async () => {
    await using server = await served({}, new BodyReader(3 * KIB));
    const slow = await Promise.all([1, 2].map(() => server.post(KIB + 512)));
    for (const one of slow) one.socket.write(Buffer.alloc(KIB + 511));
    const third = await server.post(KIB + 512);
    third.socket.write(Buffer.alloc(KIB));
    await Promise.race([...slow, third].map((one) => one.until(() => one.statuses.length > 0)));
    const refused = [...slow, third].filter(({ statuses }) => statuses.length > 0);
    expect(refused.flatMap(({ statuses }) => statuses)).toEqual([503]);
    for (const one of [...slow, third]) one.socket.destroy();
    await Promise.all([...slow, third].map((one) => one.closed()));
    const later = await server.post(KIB);
    later.socket.write(Buffer.alloc(KIB));
    await later.until(() => later.statuses.length > 0);
    expect(later.statuses).toEqual([200]);
    later.socket.destroy();
  });
});

describe('slow clients', () => {
  const bounds = { headersTimeoutMs: 60, requestTimeoutMs: 120, keepAliveTimeoutMs: 60 };

  it.each([
    ['headers', 'GET / HTTP/1.1\r\n', 'X: a\r\n'],
    ['a request line', 'GET /', 'a'],
    ['a body', `POST /body HTTP/1.1\r\n${host}Content-Length: 100000\r\n\r\n`, 'a'],
    ['chunks', `POST /body HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n`, '1\r\na\r\n'],
  ])('that dribble %s are cut off, however alive they are', async (_, first, more) => {
    await using server = await served(bounds);
    const slow = await HttpSocket.open(server.url);
    slow.socket.write(first);
    const dribbling = setInterval(() => slow.socket.write(more), 10);
    await slow.closed();
    clearInterval(dribbling);
    expect(slow.statuses).toEqual([408]);
  });

  it('that say nothing at all are cut off, before and after a request', async () => {
    await using server = await served(bounds);
    const silent = await HttpSocket.open(server.url);
    const kept = await HttpSocket.open(server.url);
    kept.socket.write(`GET /none HTTP/1.1\r\n${host}\r\n`);
    await Promise.all([silent.closed(), kept.closed()]);
    expect(kept.statuses[0]).toBe(404);
  });
});

describe('many connections', () => {
  it('that wait are closed for new ones, the oldest first; others are served', async () => {
    const connectionsMax = 20;
    await using server = await served({ connectionsMax });
    const waiting: HttpSocket[] = [];
    for (let i = 0; i < 3 * connectionsMax; i++) {
      const one = await HttpSocket.open(server.url);
      waiting.push(one);
      if (i % 2 === 0) one.socket.write('GET / HTTP/1.1\r\n');
      if (i % 10 === 0) expect((await fetch(`${server.url}/none`)).status).toBe(404);
    }
    const [oldest] = waiting;
    await oldest!.closed();
    const open = waiting.filter(({ isClosed }) => !isClosed);
    expect(open.length).toBeLessThanOrEqual(connectionsMax);
    expect(open).toContain(waiting.at(-1));
    for (const { socket } of waiting) socket.destroy();
  });

  it('do not keep AMQP from anybody', async () => {
    const { connectionsMax } = managementLimits;
    const idle = await Promise.all(Array.from({ length: connectionsMax + 200 }, () => HttpSocket.open(api.url)));
    const connection = await connect(api.broker.url);
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    channel.sendToQueue(queue, Buffer.from('x'));
    await channel.waitForConfirms();
    expect(await channel.get(queue, { noAck: true })).not.toBe(false);
    await connection.close();
    expect((await api.get('/whoami')).status).toBe(200);
    for (const { socket } of idle) socket.destroy();
  });
});

describe('secrets', () => {
  const secrets = ['s3cret-of-ann', 's3cret-of-bob', 's3cret-guess'];
  const writtenAs = secrets.flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64'),
    basic('ann', secret).slice('Basic '.length),
    encodeURIComponent(secret),
  ]);

  afterEach(() => log.forget());

  it('are in no log and no answer', async () => {
    const [ann, bob, guess] = secrets as [string, string, string];
    const answers = [
      await api.put('/users/ann', { password: ann, tags: 'administrator' }),
      await api.put('/users/bob', { password: bob, tags: [7] }),
      await api.put('/users/bob', `{"password":"${bob}"`),
      await api.get('/whoami', { user: 'ann', password: guess }),
      await api.post('/login', `username=ann&password=${guess}`),
      await api.get(`/auth/hash_password/${guess}`),
      await api.get(`/auth/hash_password/${guess}`, { user: 'ann', password: guess }),
      await api.get('/users/ann'),
      await api.get('/users'),
      await api.get('/definitions'),
      await api.get('/whoami', { user: 'ann', password: ann }),
    ];
    await expect(connect(api.broker.url.replace('guest:guest', `ann:${guess}`))).rejects.toThrow(/403/);
    const seen = [...answers.map(({ text, headers }) => `${text}${JSON.stringify([...headers])}`), log.raw].join('\n');
    for (const secret of writtenAs) expect(seen).not.toContain(secret);
    const hash = /"password_hash":"([^"]+)"/.exec(answers[7]!.text)?.[1] ?? '';
    expect(hash).toMatch(/^[A-Za-z0-9+/$=.:,_-]{20,}$/);
    expect(log.raw).not.toContain(hash);
    expect(log.raw).toContain('login to the management API refused');
  });
});

interface Served extends AsyncDisposable {
  readonly url: string;
  /** Begins a request whose body has so many bytes. */
  post(bytes: number): Promise<HttpSocket>;
}

/** A server that reads bodies at `/body`, with other bounds. */
async function served(bounds: Partial<ServerBounds>, bodies = new BodyReader()): Promise<Served> {
  const kept = { log: log.logger };
  const application: Application = bareApplication(kept);
  application.post('/body', async ({ env }) => new Response(String((await bodies.read(env.incoming, MIB)).length)));
  const server = await HttpServer.serve(application, kept, { host: '127.0.0.1', port: 0, bounds });
  return {
    url: server.url,
    post: async (bytes) => {
      const asking = await HttpSocket.open(server.url);
      asking.socket.write(`POST /body HTTP/1.1\r\n${host}Content-Length: ${bytes}\r\n\r\n`);
      return asking;
    },
    [Symbol.asyncDispose]: () => server.close(0),
  };
}
