/**
 * What holds for all requests: who logs in and how, what is not there, and what hostile clients try.
 */
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBroker } from '../../src/app.js';
import { ManagementClient, basic } from '../support/management-client.js';

let api: ManagementClient;

beforeAll(async () => {
  api = await ManagementClient.start();
});

afterAll(() => api.stop());

describe('logging in', () => {
  it('is asked for as RabbitMQ does', async () => {
    const { status, headers } = await api.get('/whoami', { headers: { authorization: '' } });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Basic realm="RabbitMQ Management"']);
  });

  it.each([
    ['a wrong password', basic('guest', 'wrong')],
    ['an unknown user', basic('nobody', 'guest')],
    ['no password', basic('guest', '')],
    ['a NUL in the password', basic('guest', 'guest\0guest')],
    ['another scheme', 'Bearer abc'],
    ['no base64', 'Basic ???'],
    ['no colon', `Basic ${Buffer.from('guest').toString('base64')}`],
  ])('fails with %s', async (_, authorization) => {
    const { status, json } = await api.get('/whoami', { headers: { authorization } });
    expect([status, json]).toEqual([401, { error: 'not_authorized', reason: 'Login failed' }]);
  });

  it('takes a password with colons in it', async () => {
    await api.put('/users/colon', { password: 'a:b:c', tags: 'management' });
    expect((await api.get('/whoami', { user: 'colon', password: 'a:b:c' })).json).toEqual({
      name: 'colon',
      tags: ['management'],
    });
  });

  it('works by a form', async () => {
    const { status, json } = await api.post('/login', 'username=guest&password=guest', {
      headers: { authorization: '', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([status, json]).toEqual([200, 'ok']);
    expect((await api.post('/login', 'username=guest&password=no')).status).toBe(401);
  });

  it('is counted', async () => {
    const { broker } = api;
    const node = ((await api.get('/overview')).json as { node: string }).node;
    await api.delete(`/auth/attempts/${node}`);
    await api.get('/whoami', { password: 'wrong' });
    expect((await api.get(`/auth/attempts/${node}`)).json).toEqual([
      { protocol: 'http', auth_attempts: 2, auth_attempts_failed: 1, auth_attempts_succeeded: 1 },
    ]);
    expect(broker.managementUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe('answers', () => {
  it('say what is not there', async () => {
    const { status, json } = await api.get('/nope');
    expect([status, json]).toEqual([404, { error: 'Object Not Found', reason: 'Not Found' }]);
  });

  it.each([
    ['POST', '/whoami', 'HEAD, GET, OPTIONS'],
    ['GET', '/vhost-limits/x/y', 'PUT, DELETE, OPTIONS'],
    ['DELETE', '/users/bulk-delete', 'POST, OPTIONS'],
    ['PATCH', '/users/x', 'HEAD, GET, PUT, DELETE, OPTIONS'],
  ])('to %s %s say what is allowed', async (method, path, allow) => {
    const { status, headers } = await api.ask(method, path);
    expect([status, headers.get('allow')]).toEqual([405, allow]);
  });

  it('to OPTIONS need no login', async () => {
    const { status, headers } = await api.ask('OPTIONS', '/vhosts/x', undefined, { password: 'wrong' });
    expect([status, headers.get('allow')]).toEqual([200, 'HEAD, GET, PUT, DELETE, OPTIONS']);
  });

  it('to HEAD have no body', async () => {
    const { status, text, headers } = await api.ask('HEAD', '/whoami');
    expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json']);
  });

  it.each([
    ['text/html', 406],
    ['text/html, */*;q=0.8', 200],
    ['application/json; charset=utf-8', 200],
  ])('for who accepts %s are %i', async (accept, status) => {
    expect((await api.get('/whoami', { headers: { accept } })).status).toBe(status);
  });

  it.each(['{bad', '[1]', '"x"', '7'])('to the body %s are 400', async (body) => {
    const { status, json } = await api.put('/vhosts/x', body);
    expect([status, json]).toEqual([400, { error: 'bad_request', reason: 'not_json' }]);
  });

  it('are for this site alone', async () => {
    const { headers } = await api.get('/whoami', { headers: { origin: 'http://elsewhere.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('pages of other sites', () => {
  it('may not change anything', async () => {
    const { status } = await api.put('/vhosts/theirs', {}, { headers: { origin: 'http://elsewhere.example' } });
    expect(status).toBe(403);
    expect((await api.get('/vhosts/theirs')).status).toBe(404);
  });

  it.each(['null', 'nonsense'])('nor those of origin %s', async (origin) => {
    expect((await api.delete('/vhosts/theirs', { headers: { origin } })).status).toBe(403);
  });

  it('are not ours', async () => {
    expect((await api.put('/vhosts/ours', {}, { headers: { origin: api.url } })).status).toBe(201);
    await api.delete('/vhosts/ours');
  });
});

describe('hostile', () => {
  it.each([
    ['/api/vhosts/%zz', 400],
    ['/api/vhosts/%00', 400],
    ['/api/vhosts/%ff', 400],
    ['/%', 400],
    ['/api/../../etc/passwd', 404],
    ['/api/vhosts/%2e%2e%2f%2e%2e%2fetc', 404],
    ['//elsewhere.example/api', 404],
    ['/api/vhosts/__proto__', 404],
    ['/api/permissions/__proto__/constructor', 404],
    ['/api/health/checks/certificate-expiration/1/constructor', 400],
    ['/api/vhosts?columns=__proto__,constructor.name&sort=__proto__.x', 200],
  ])('path %s is %i, and says nothing of us', async (path, status) => {
    const answer = await raw(path);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/\.[jt]s|node_modules|stack/);
  });

  it('headers are refused when they are too large', async () => {
    expect((await raw('/api/whoami', { filler: 'x'.repeat(20_000) })).status).toBe(431);
  });

  it.each(['length', 'chunks'])('bodies are refused once they are too large, by %s', async (kind) => {
    const { hostname, port } = new URL(api.url);
    const body = Buffer.alloc(1024 * 1024 + 1, 0x20);
    const headers = {
      authorization: basic('guest', 'guest'),
      ...(kind === 'length' ? { 'content-length': 100 * body.length } : {}),
    };
    const asking = httpRequest({ hostname, port, method: 'PUT', path: '/api/vhosts/large', headers });
    asking.on('error', () => undefined); // we are cut off while we send
    asking.write(body);
    const [response] = (await once(asking, 'response')) as [{ statusCode: number }];
    expect(response.statusCode).toBe(413);
    asking.destroy();
  });

  it('bytes that are no HTTP are 400', async () => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.end('GARBAGE\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('a broker', () => {
  it('does not serve it unless it is told to', async () => {
    const broker = await startBroker({ port: 0 });
    expect(broker.managementUrl).toBeUndefined();
    await broker.stop();
  });

  it('does not start when the port is taken', async () => {
    const { port } = new URL(api.url);
    const starting = startBroker({ port: 0, management: { port: Number(port) } });
    await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('stops while clients hold connections that ask for nothing', async () => {
    const other = await ManagementClient.start({ limits: { closeTimeoutMs: 100 } });
    const { hostname, port } = new URL(other.url);
    const idle = connect(Number(port), hostname);
    await once(idle, 'connect');
    idle.write('GET /api/whoami HTTP/1.1\r\n');
    await other.get('/whoami');
    const closed = once(idle, 'close');
    await other.stop();
    await closed;
    await expect(other.get('/whoami')).rejects.toThrow();
  });
});

interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** The path as it is: `fetch` would tidy it up. */
async function raw(path: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(api.url);
  const authorization = basic('guest', 'guest');
  const asking = httpRequest({ hostname, port, path, headers: { authorization, ...headers } }).end();
  const [response] = (await once(asking, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
  let text = '';
  for await (const chunk of response) text += chunk.toString();
  return { status: response.statusCode, text };
}
