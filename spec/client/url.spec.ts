/**
 * URLs, as the examples of RabbitMQ's URI specification have them, and the query parameters.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { connectSettings } from '../../src/client/settings/connect-settings.js';
import { parseUrl } from '../../src/client/settings/url.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const none = undefined;

describe('a URL', () => {
  it.each([
    ['amqp://user:pass@host:10000/vhost', 'user', 'pass', 'host', 10_000, 'vhost'],
    ['amqp://user%61:%61pass@ho%61st:10000/v%2fhost', 'usera', 'apass', 'hoast', 10_000, 'v/host'],
    ['amqp://', none, none, none, none, none],
    ['amqp://:@/', '', '', none, none, ''],
    ['amqp://user@', 'user', none, none, none, none],
    ['amqp://user:pass@', 'user', 'pass', none, none, none],
    ['amqp://host', none, none, 'host', none, none],
    ['amqp://:10000', none, none, none, 10_000, none],
    ['amqp:///vhost', none, none, none, none, 'vhost'],
    ['amqp://host/', none, none, 'host', none, ''],
    ['amqp://host/%2F', none, none, 'host', none, '/'],
    ['amqp://[::1]', none, none, '::1', none, none],
    ['amqp://[fe80::1]:10000/v', none, none, 'fe80::1', 10_000, 'v'],
    ['AMQP://u:p:q%40r@h', 'u', 'p:q@r', 'h', none, none],
  ])('%s has its parts', (url, ...parts) => {
    const [user, password, host, port, vhost] = parts;
    expect(parseUrl(url)).toEqual({ tls: false, user, password, hosts: [{ host, port }], vhost, query: [] });
  });

  it('may name several hosts', () => {
    const { hosts, tls } = parseUrl('amqps://u:p@one:1,[::2]:2,three/v');
    expect(tls).toBe(true);
    expect(hosts).toEqual([
      { host: 'one', port: 1 },
      { host: '::2', port: 2 },
      { host: 'three', port: none },
    ]);
  });

  it.each([
    'http://host',
    'host',
    'amqp://host:port',
    'amqp://host:70000',
    'amqp://user:secret%@host',
    'amqp://user:secret/word@host/v',
    'amqp://host//',
  ])('%s is refused, and no password is told', (url) => {
    expect(() => parseUrl(url)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_OPTION' }));
    expect(() => parseUrl(url)).not.toThrow(/secret/);
  });
});

describe('settings', () => {
  const directory = temporaryDirectory();

  it('have defaults', () => {
    const { endpoints, heartbeatSeconds, mechanisms, limits } = connectSettings('amqp://');
    expect(endpoints).toEqual([
      { host: 'localhost', port: 5672, tls: none, user: 'guest', password: 'guest', vhost: '/' },
    ]);
    expect({ heartbeatSeconds, mechanisms }).toEqual({ heartbeatSeconds: 60, mechanisms: ['PLAIN', 'AMQPLAIN'] });
    expect(limits).toMatchObject({ channelMax: 2047, frameMax: 131_072, connectTimeoutMs: 30_000 });
  });

  it('take the query, and options win over it', () => {
    const query = 'heartbeat=5&connection_timeout=1000&channel_max=7&frame_max=8192&auth_mechanism=external';
    const settings = connectSettings(`amqp://h/v?${query}&auth_mechanism=plain`, { heartbeatSeconds: 6, vhost: 'w' });
    expect(settings).toMatchObject({ heartbeatSeconds: 6, mechanisms: ['EXTERNAL', 'PLAIN'] });
    expect(settings.limits).toMatchObject({ connectTimeoutMs: 1000, channelMax: 7, frameMax: 8192 });
    expect(settings.endpoints[0]).toMatchObject({ host: 'h', vhost: 'w' });
  });

  it('read the files that the query names', () => {
    const path = join(directory.path, 'file.pem');
    writeFileSync(path, 'content');
    const content = Buffer.from('content');
    const query = `cacertfile=${path}&certfile=${path}&keyfile=${path}&password=p&verify=verify_none`;
    const [endpoint] = connectSettings(`amqps://h?${query}&server_name_indication=n`).endpoints;
    const tls = {
      ca: content,
      cert: content,
      key: content,
      passphrase: 'p',
      rejectUnauthorized: false,
      servername: 'n',
    };
    expect(endpoint).toMatchObject({ host: 'h', port: 5671, tls });
  });

  it('are taken of each URL for its hosts, and of the first that says it for all', () => {
    const { endpoints, heartbeatSeconds } = connectSettings([
      'amqp://a:b@one/v',
      'amqps://two:1?heartbeat=9',
      'amqp://three?heartbeat=8',
    ]);
    expect(endpoints.map(({ host, port, user, vhost }) => [host, port, user, vhost])).toEqual([
      ['one', 5672, 'a', 'v'],
      ['two', 1, 'guest', '/'],
      ['three', 5672, 'guest', '/'],
    ]);
    expect(heartbeatSeconds).toBe(9);
  });

  it.each([
    ['amqp://h?hartbeat=5', {}],
    ['amqp://h?heartbeat=soon', {}],
    ['amqps://h?verify=maybe', {}],
    ['amqps://h?cacertfile=/nowhere/at/all', {}],
    ['amqp://h', { heartbeatSeconds: -1 }],
    ['amqp://h', { limits: { frameMax: 100 } }],
    ['amqp://h', { limits: { channelMax: 70_000 } }],
    ['amqp://h:0', {}],
  ])('refuse %s %j', (url, options) => {
    expect(() => connectSettings(url, options)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_OPTION' }));
  });
});
