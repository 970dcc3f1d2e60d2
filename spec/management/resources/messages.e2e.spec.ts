/**
 * Publishing and getting messages over HTTP, as RabbitMQ 3.10.8 answers.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManagementClient } from '../../support/management-client.js';

let api: ManagementClient;

beforeAll(async () => {
  api = await ManagementClient.start();
  await api.put('/queues/%2F/q');
  await api.put('/queues/%2F/full', { arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } });
  await api.put('/exchanges/%2F/inner', { internal: true });
});

afterAll(() => api.stop());

const PUBLISH = '/exchanges/%2F/amq.default/publish';
const GET = '/queues/%2F/q/get';

const message = { properties: {}, routing_key: 'q', payload: 'hi', payload_encoding: 'string' };
const all = { count: -1, ackmode: 'ack_requeue_false', encoding: 'auto' };

const properties = {
  ...{ content_type: 'text/plain', content_encoding: 'utf-8', delivery_mode: 2, priority: 3 },
  ...{ correlation_id: 'c', reply_to: 'r', expiration: '50000', message_id: 'm', timestamp: 1234 },
  ...{ type: 't', user_id: 'guest', app_id: 'z', cluster_id: 'x' },
  headers: { integer: 1, double: 1.5, list: [1, 'x'], table: { flag: true } },
};

const refusals: readonly (readonly [path: string, body: object, status: number, reason: unknown])[] = [
  [PUBLISH, { ...message, payload: '!!', payload_encoding: 'base64' }, 400, ['not_base64', '!!']],
  [PUBLISH, { ...message, payload_encoding: 'x' }, 400, ['unsupported_encoding', 'x']],
  [PUBLISH, { ...message, payload: 5 }, 400, 'payload_not_string'],
  [PUBLISH, { ...message, routing_key: 5 }, 400, 'routing_key should be a text'],
  [PUBLISH, { ...message, properties: 5 }, 400, 'not_an_object'],
  [PUBLISH, { ...message, properties: { delivery_mode: '2' } }, 400, ['not_int', 'delivery_mode']],
  [PUBLISH, { ...message, properties: { content_type: 2 } }, 400, ['not_string', 'content_type']],
  [
    PUBLISH,
    { routing_key: 'q' },
    400,
    '[{key_missing,properties},{key_missing,payload},{key_missing,payload_encoding}]',
  ],
  [
    PUBLISH,
    { ...message, properties: { user_id: 'other' } },
    400,
    "406 PRECONDITION_FAILED - user_id property set to 'other' but authenticated user was 'guest'",
  ],
  [PUBLISH, { ...message, routing_key: 'full' }, 400, 'rejected Unable to publish message. Check queue limits.'],
  ['/exchanges/%2F/nope/publish', message, 400, "404 NOT_FOUND - no exchange 'nope' in vhost '/'"],
  [
    '/exchanges/%2F/inner/publish',
    message,
    400,
    "403 ACCESS_REFUSED - cannot publish to internal exchange 'inner' in vhost '/'",
  ],
  ['/exchanges/nowhere/x/publish', message, 404, 'vhost_not_found'],
  [GET, {}, 400, '[{key_missing,ackmode},{key_missing,count},{key_missing,encoding}]'],
  [GET, { ...all, count: 'x' }, 400, ['not_integer', 'x']],
  [GET, { ...all, encoding: 'x' }, 400, 'Unsupported encoding. Please use auto or base64.'],
  [GET, { ...all, ackmode: 'x' }, 400, ['unknown_ackmode', 'x']],
  [GET, { ...all, truncate: 'x' }, 400, ['not_integer', 'x']],
  [GET, { ...all, truncate: -1 }, 400, ['negative', -1]],
  ['/queues/%2F/nope/get', all, 404, "no queue 'nope' in vhost '/'"],
];

describe('messages', () => {
  it('come back with all that they were published with', async () => {
    expect((await api.post(PUBLISH, { ...message, properties })).json).toEqual({ routed: true });
    expect((await api.post(PUBLISH, { ...message, payload: '/////w==', payload_encoding: 'base64' })).status).toBe(200);
    expect((await api.post(PUBLISH, { ...message, routing_key: 'nope' })).json).toEqual({ routed: false });
    const shape = { exchange: '', routing_key: 'q', redelivered: false };
    expect((await api.post(GET, all)).json).toEqual([
      { ...shape, properties, payload: 'hi', payload_encoding: 'string', payload_bytes: 2, message_count: 1 },
      {
        ...{ ...shape, properties: [], payload: '/////w==', payload_encoding: 'base64' },
        ...{ payload_bytes: 4, message_count: 0 },
      },
    ]);
    expect((await api.post(GET, all)).json).toEqual([]);
  });

  it('go back to where they were, or go, as the ackmode says', async () => {
    for (const payload of ['a', 'b']) await api.post(PUBLISH, { ...message, payload });
    const get = async (wanted: object): Promise<unknown[]> => {
      const { json } = await api.post(GET, { ...all, count: '1', ...wanted });
      return (json as { payload: string; redelivered: boolean }[]).map((one) => [one.payload, one.redelivered]);
    };
    expect(await get({ ackmode: 'ack_requeue_true' })).toEqual([['a', false]]);
    expect(await get({ ackmode: 'reject_requeue_true', encoding: 'base64' })).toEqual([['YQ==', true]]);
    expect(await get({ ackmode: 'ack_requeue_true', count: 0 })).toEqual([]);
    expect(await get({ ackmode: 'ack_requeue_true', truncate: 0 })).toEqual([['', true]]);
    expect(await get({ ackmode: 'ack_requeue_false' })).toEqual([['a', true]]);
    expect(await get({ ackmode: 'reject_requeue_false' })).toEqual([['b', false]]);
    expect(await get({})).toEqual([]);
  });

  it.each(refusals)('%s refuses %j', async (path, body, status, reason) => {
    const answer = await api.post(path, body);
    expect([answer.status, (answer.json as { reason: unknown }).reason]).toEqual([status, reason]);
  });

  it('are for those alone who may write and read', async () => {
    await api.addUser('u', 'management', '/');
    await api.put('/permissions/%2F/u', { configure: '', write: '^$', read: '^$' });
    expect((await api.post(PUBLISH, message, { user: 'u' })).json).toMatchObject({
      reason: expect.stringContaining("access to exchange 'amq.default' in vhost '/' refused for user 'u'"),
    });
    expect((await api.post(GET, all, { user: 'u' })).status).toBe(401);
  });

  it('may be large', async () => {
    const payload = 'x'.repeat(2 * 1024 * 1024);
    expect((await api.post(PUBLISH, { ...message, payload })).json).toEqual({ routed: true });
    expect((await api.post(GET, { ...all, truncate: 3 })).json).toMatchObject([
      { payload: 'xxx', payload_bytes: payload.length },
    ]);
  });
});
