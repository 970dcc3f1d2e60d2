/**
 * `/exchanges` and `/bindings` over HTTP, as RabbitMQ 3.10.8 answers.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManagementClient } from '../../support/management-client.js';

let api: ManagementClient;

beforeAll(async () => {
  api = await ManagementClient.start();
  await api.put('/vhosts/v');
  await api.put('/queues/v/q');
  await api.put('/exchanges/v/e', { type: 'topic', durable: true, arguments: { 'alternate-exchange': 'amq.fanout' } });
  await api.put('/exchanges/v/inner', { type: 'headers', internal: true, auto_delete: true });
});

afterAll(() => api.stop());

const identity = { auto_delete: false, internal: false, durable: true, vhost: 'v', user_who_performed_action: '' };

describe('/exchanges', () => {
  it('has the keys of RabbitMQ', async () => {
    const e = { ...identity, name: 'e', type: 'topic', arguments: { 'alternate-exchange': 'amq.fanout' } };
    expect((await api.get('/exchanges/v/e')).json).toEqual({ ...e, incoming: [], outgoing: [] });
    expect((await api.get('/exchanges/v')).json).toContainEqual(e);
    expect((await api.get('/exchanges/v/amq.default')).json).toMatchObject({ name: '', type: 'direct' });
    const page = (await api.get('/exchanges/v?page=1&page_size=1&columns=name')).json;
    expect(page).toMatchObject({ filtered_count: 9, items: [{ name: '' }] });
    const all = (await api.get('/exchanges?columns=vhost,name')).json;
    expect(all).toContainEqual({ vhost: '/', name: 'amq.topic' });
  });

  it('counts what was published', async () => {
    await api.put('/exchanges/v/counted', { type: 'fanout' });
    await api.post('/bindings/v/e/counted/q/q');
    const message = { properties: {}, routing_key: '', payload: 'x', payload_encoding: 'string' };
    await api.post('/exchanges/v/counted/publish', message);
    const rate = { rate: expect.any(Number) };
    expect((await api.get('/exchanges/v/counted')).json).toMatchObject({
      message_stats: { publish_in: 1, publish_in_details: rate, publish_out: 1, publish_out_details: rate },
    });
  });

  it('tells of the policy that applies', async () => {
    await api.put('/policies/v/p', {
      pattern: '^e$',
      definition: { 'alternate-exchange': 'x' },
      'apply-to': 'exchanges',
    });
    expect((await api.get('/exchanges/v/e')).json).toMatchObject({ policy: 'p' });
    await api.delete('/policies/v/p');
    expect((await api.get('/exchanges/v/e')).json).not.toHaveProperty('policy');
  });
});

/** Method, path, body, status, reason. */
const changes: readonly (readonly [string, string, unknown, number, unknown?])[] = [
  ['PUT', '/exchanges/v/x', undefined, 201],
  ['PUT', '/exchanges/v/x', { type: 'direct' }, 204],
  [
    ...['PUT', '/exchanges/v/x', { type: 'fanout' }, 400],
    "inequivalent arg 'type' for exchange 'x' in vhost 'v': received 'fanout' but current is 'direct'",
  ] as const,
  ['PUT', '/exchanges/v/y', { type: 'nope' }, 400, "unknown exchange type 'nope'"],
  ['PUT', '/exchanges/v/y', { type: 5 }, 400, 'type should be a text'],
  ['PUT', '/exchanges/v/y', { arguments: 5 }, 400, 'not_an_object'],
  ['PUT', '/exchanges/v/y', { internal: 'x' }, 400, ['not_boolean', 'x']],
  ['PUT', '/exchanges/v/y', '{bad', 400, 'not_json'],
  ['PUT', '/exchanges/v/amq.y', {}, 401, "exchange name 'amq.y' contains reserved prefix 'amq.*'"],
  ['PUT', '/exchanges/v/amq.direct', { durable: true }, 204],
  ['PUT', '/exchanges/v/amq.default', { durable: true }, 401, 'operation not permitted on the default exchange'],
  ['PUT', '/exchanges/nowhere/y', {}, 404, 'vhost_not_found'],
  ['GET', '/exchanges/v/nope', undefined, 404, 'Not Found'],
  ['DELETE', '/exchanges/v/nope', undefined, 404, 'Not Found'],
  ['DELETE', '/exchanges/v/amq.default', undefined, 401, 'operation not permitted on the default exchange'],
  ['POST', '/bindings/v/e/x/q/q', {}, 201],
  ['DELETE', '/exchanges/v/x?if-unused=true', undefined, 400, "exchange 'x' in vhost 'v' in use"],
  ['DELETE', '/exchanges/v/x', undefined, 204],
  ['POST', '/bindings/v/e/e/q/nope', {}, 404, "no queue 'nope' in vhost 'v'"],
  ['POST', '/bindings/v/e/nope/q/q', {}, 404, "no exchange 'nope' in vhost 'v'"],
  ['POST', '/bindings/v/e/e/x/q', {}, 404, 'Not Found'],
  ['POST', '/bindings/v/e/amq.default/q/q', {}, 401, 'operation not permitted on the default exchange'],
  ['POST', '/bindings/nowhere/e/e/q/q', {}, 404, 'vhost_not_found'],
  ['POST', '/bindings/v/e/e/q/q', { routing_key: 5 }, 400, 'routing_key should be a text'],
  ['POST', '/bindings/v/e/e/q/q', { routing_key: 'x'.repeat(256) }, 400, ['too_long', 'routing_key']],
  ['POST', '/bindings/v/e/e/q/q', { arguments: 5 }, 400, 'not_an_object'],
  ['PUT', '/bindings/v/e/e/q/q', {}, 405, expect.any(String)],
  ['GET', '/bindings/v/e/e/q/q/nope', undefined, 404, 'Not Found'],
  ['DELETE', '/bindings/v/e/e/q/q/nope', undefined, 404, 'Not Found'],
  ['DELETE', '/bindings/v/e/amq.default/q/q/q', undefined, 401, 'operation not permitted on the default exchange'],
];

describe('changing', () => {
  it('answers as RabbitMQ does', async () => {
    for (const [method, path, body, status, reason] of changes) {
      const answer = await api.ask(method, path, body);
      const said = (answer.json as { reason?: unknown } | undefined)?.reason;
      expect([method, path, answer.status, said]).toEqual([method, path, status, reason]);
    }
  });
});

/** Body of the request, what RabbitMQ answered as Location, and as `properties_key`. */
const bindings = [
  [{}, 'q/~', '~'],
  [{ routing_key: 'a.b' }, 'q/a.b', 'a.b'],
  [{ routing_key: '#' }, 'q/%2523', '%23'],
  [{ routing_key: 'é/ü' }, 'q/%25C3%25A9%252F%25C3%25BC', '%C3%A9%2F%C3%BC'],
  [{ routing_key: 'k k', arguments: { x: 1, a: 'b' } }, 'q/k%2Bk~WW7G-Q', 'k+k~WW7G-Q'],
  [{ routing_key: '', arguments: { x: 1 } }, 'q/~9nmLZQ', '~9nmLZQ'],
  [{ routing_key: 'a~b +%/é' }, expect.any(String), 'a%7Eb+%2B%25%2F%C3%A9'],
] as const;

describe('/bindings', () => {
  it.each(bindings)('of %j', async (body, location, key) => {
    const path = '/bindings/v/e/e/q/q';
    const made = await api.post(path, body);
    expect([made.status, made.headers.get('location')]).toEqual([201, location]);
    const whole = {
      ...{ source: 'e', vhost: 'v', destination: 'q', destination_type: 'queue' },
      ...{ routing_key: '', arguments: {}, ...body, properties_key: key },
    };
    const found = `/bindings/v/e/e/q/${made.headers.get('location')!}`;
    for (const list of [path, '/bindings', '/bindings/v', '/queues/v/q/bindings', '/exchanges/v/e/bindings/source']) {
      expect([list, (await api.get(list)).json]).toEqual([list, expect.arrayContaining([whole])]);
    }
    expect((await api.get(found)).json).toEqual(whole);
    // Some clients forget to encode what is encoded already.
    expect((await api.get(`${path}/${key}`)).json).toEqual(whole);
    expect((await api.delete(found)).status).toBe(204);
    expect((await api.delete(found)).status).toBe(404);
  });

  it('leads to exchanges, too', async () => {
    const path = '/bindings/v/e/e/e/inner';
    const { headers } = await api.post(path, { routing_key: 'k' });
    expect(headers.get('location')).toBe('inner/k');
    const whole = { destination: 'inner', destination_type: 'exchange', source: 'e', routing_key: 'k' };
    expect((await api.get(path)).json).toMatchObject([whole]);
    expect((await api.get('/exchanges/v/inner/bindings/destination')).json).toMatchObject([whole]);
    expect((await api.get('/exchanges/v/nope/bindings/source')).json).toEqual([]);
  });

  it('shows how the default exchange reaches queues', async () => {
    const whole = { source: '', destination: 'q', routing_key: 'q', properties_key: 'q' };
    expect((await api.get('/exchanges/v/amq.default/bindings/source')).json).toMatchObject([whole]);
    expect((await api.get('/bindings/v/e/amq.default/q/q/q')).json).toMatchObject(whole);
  });

  it('refuses who may not write or read there', async () => {
    await api.addUser('u', 'management', 'v');
    await api.put('/permissions/v/u', { configure: '', write: '^q$', read: '^$' });
    const answer = await api.post('/bindings/v/e/e/q/q', {}, { user: 'u' });
    expect([answer.status, answer.json]).toMatchObject([401, { error: 'not_authorised' }]);
  });
});
