/**
 * What goes beyond RabbitMQ, over HTTP: looking at messages, who holds which, deleting, moving, pausing, explaining.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChannelModel, connect } from 'amqplib';
import { type ApiOptions, ManagementClient } from '../../support/management-client.js';

let api: ManagementClient;
let client: ChannelModel;

beforeAll(async () => {
  api = await ManagementClient.start();
  client = await connect(`amqp://127.0.0.1:${api.broker.port}`);
  await api.put('/queues/%2F/q');
  await api.put('/queues/%2F/other');
  await api.addUser('reader', 'management', '/');
  await api.put('/permissions/%2F/reader', { configure: '', write: '', read: '' });
});

afterAll(async () => {
  await client.close();
  await api.stop();
});

beforeEach(async () => {
  await api.put('/queues/%2F/q/resume');
  await api.delete('/queues/%2F/q/contents');
  await api.delete('/queues/%2F/other/contents');
  for (const n of [0, 1, 2]) {
    await api.post('/exchanges/%2F/amq.default/publish', {
      ...{ properties: { headers: { n } }, routing_key: 'q', payload: `m${n}`, payload_encoding: 'string' },
    });
  }
});

interface PeekedJson {
  readonly messages: readonly { readonly id: string; readonly payload: string; readonly redelivered: boolean }[];
  readonly next: string | null;
}

async function peek(query = '', options?: ApiOptions): Promise<PeekedJson> {
  return (await api.get(`/queues/%2F/q/peek?${query}`, options)).json as PeekedJson;
}

async function payloads(queue = 'q'): Promise<string[]> {
  const { json } = await api.get(`/queues/%2F/${queue}/peek`);
  return (json as PeekedJson).messages.map(({ payload }) => payload);
}

describe('peek', () => {
  it('shows messages and leaves them as they are', async () => {
    const { messages, next } = await peek('count=1');
    expect(messages).toEqual([
      {
        ...{ id: expect.any(String), exchange: '', routing_key: 'q', properties: { headers: { n: 0 } } },
        ...{ payload: 'm0', payload_encoding: 'string', payload_bytes: 2 },
        ...{ priority: 0, delivery_count: 0, redelivered: false, expires_at: null, due_at: null },
      },
    ]);
    expect(await peek(`from=${next!}&truncate=1`)).toMatchObject({ messages: [{ payload: 'm' }, {}], next: null });
    expect(await peek('offset=2&encoding=base64')).toMatchObject({ messages: [{ payload: 'bTI=' }] });
    expect((await peek()).messages.some(({ redelivered }) => redelivered)).toBe(false);
  });

  it('filters', async () => {
    const { json } = await api.post('/queues/%2F/q/peek', { filter: { headers: { n: 1 } } });
    expect(json).toMatchObject({ messages: [{ payload: 'm1' }], next: null });
    expect(await peek('routing_key_pattern=%5Ez')).toEqual({ messages: [], next: null });
    expect((await peek('routing_key=q&count=2')).messages).toHaveLength(2);
  });

  it.each([
    ['bogus=1', "filter: Unrecognized key(s) in object: 'bogus'"],
    ['count=0', expect.stringMatching(/^count: /)],
    ['count=1001', expect.stringMatching(/^count: /)],
    ['from=x', 'from: no id of a message'],
    ['routing_key_pattern=(', expect.stringMatching(/^filter: routing_key_pattern: /)],
  ])('refuses %s', async (query, reason) => {
    expect(await peek(query)).toEqual({ error: 'bad_request', reason });
  });

  it('shows what an exchange delays', async () => {
    await api.put('/exchanges/%2F/late', { type: 'x-delayed-message', arguments: { 'x-delayed-type': 'fanout' } });
    await api.post('/exchanges/%2F/late/publish', {
      ...{ properties: { headers: { 'x-delay': 600_000 } }, routing_key: 'q', payload: 'later' },
      payload_encoding: 'string',
    });
    expect((await api.get('/exchanges/%2F/late/delayed')).json).toMatchObject({
      messages: [{ payload: 'later', due_at: expect.any(Number) }],
    });
  });

  it('is for those who may read the queue', async () => {
    await api.put('/permissions/%2F/reader', { configure: '', write: '', read: '^$' });
    expect(await peek('', { user: 'reader' })).toMatchObject({ error: 'not_authorised' });
    await api.put('/permissions/%2F/reader', { configure: '', write: '', read: '^q$' });
    expect(await peek('', { user: 'reader' })).toMatchObject({ next: null });
  });
});

it('unacked tells who holds what', async () => {
  const channel = await client.createChannel();
  await channel.prefetch(1);
  await new Promise<void>((resolve) => {
    void channel.consume(
      'q',
      () => {
        resolve();
      },
      { consumerTag: 'slow' },
    );
  });
  expect((await api.get('/queues/%2F/q/unacked')).json).toEqual({
    count: 1,
    deliveries: [
      {
        ...{ id: expect.any(String), delivery_tag: 1, consumer_tag: 'slow', channel_number: 1, user: 'guest' },
        ...{ connection_name: expect.stringContaining(' -> '), delivered_at: expect.any(Number), delivery_count: 0 },
        ...{ redelivered: false, exchange: '', routing_key: 'q', payload_bytes: 2 },
      },
    ],
  });
  await channel.close();
});

describe('deleting', () => {
  it('deletes what is named, or what a filter lets through', async () => {
    const [first] = (await peek()).messages;
    const { json } = await api.ask('DELETE', '/queues/%2F/q/messages', { ids: [first!.id] });
    expect(json).toEqual({
      ...{ id: expect.any(String), kind: 'delete', vhost: '/', queue: 'q', user: 'guest', state: 'complete', done: 1 },
      stayed: { unroutable: 0, refused: 0, duplicate: 0 },
      ...{ started_at: expect.any(Number), ended_at: expect.any(Number) },
    });
    await api.ask('DELETE', '/queues/%2F/q/messages', { filter: { headers: { n: 2 } } });
    expect(await payloads()).toEqual(['m1']);
  });

  it.each([
    [{}, 'Which messages: ids, filter or count'],
    [undefined, 'Which messages: ids, filter or count'],
    [{ ids: ['0-1'], count: 1 }, 'ids: not together with filter or count'],
    [{ ids: ['x'] }, 'ids: 0: no id of a message'],
    [{ filter: { header: {} } }, "filter: Unrecognized key(s) in object: 'header'"],
    [{ cuont: 1 }, "Unrecognized key(s) in object: 'cuont'"],
  ])('never takes %j for all', async (body, reason) => {
    const { status, json } = await api.ask('DELETE', '/queues/%2F/q/messages', body);
    expect([status, json]).toEqual([400, { error: 'bad_request', reason }]);
    expect(await payloads()).toHaveLength(3);
  });
});

describe('moving', () => {
  it('moves to a queue', async () => {
    const { json } = await api.post('/queues/%2F/q/move', { target: { queue: 'other' }, count: 2 });
    expect(json).toMatchObject({ kind: 'move', state: 'complete', done: 2 });
    expect([await payloads(), await payloads('other')]).toEqual([['m2'], ['m0', 'm1']]);
  });

  it('moves through an exchange, and leaves what cannot be placed', async () => {
    const target = { exchange: 'amq.default', routing_key: 'other' };
    await api.post('/queues/%2F/q/move', { target, filter: { headers: { n: 1 } }, strip_deaths: true });
    const nowhere = { target: { ...target, routing_key: 'nowhere' }, filter: {} };
    expect((await api.post('/queues/%2F/q/move', nowhere)).json).toMatchObject({ done: 0, stayed: { unroutable: 2 } });
    expect([await payloads(), await payloads('other')]).toEqual([['m0', 'm2'], ['m1']]);
  });

  it.each([
    [{ target: { queue: 'nope' }, count: 1 }, 404],
    [{ target: {}, count: 1 }, 400],
    [{ target: { queue: 'other' } }, 400],
    [{ count: 1 }, 400],
  ])('%j is refused', async (body, status) => {
    expect((await api.post('/queues/%2F/q/move', body)).status).toBe(status);
  });

  it('goes on in the background, and can be asked about and ended', async () => {
    const started = await api.post('/queues/%2F/q/move', { target: { queue: 'other' }, count: 3, background: true });
    expect([200, 202]).toContain(started.status);
    const { id } = started.json as { id: string };
    if (started.status === 202) expect(started.headers.get('location')).toBe(`/api/operations/${id}`);
    expect((await api.delete(`/operations/${id}`)).status).toBe(204);
    expect((await api.get('/operations?columns=id')).json).toContainEqual({ id });
    expect((await api.get(`/operations/${id}`)).json).toMatchObject({ id, queue: 'q', user: 'guest' });
    expect((await api.get(`/operations/${id}`, { user: 'reader' })).status).toBe(401);
    expect((await api.get('/operations', { user: 'reader' })).json).toEqual([]);
    expect((await api.get('/operations/nope')).status).toBe(404);
  });
});

describe('pausing', () => {
  it('holds messages back until it is resumed', async () => {
    const got = { count: 1, ackmode: 'ack_requeue_false', encoding: 'auto' };
    expect((await api.put('/queues/%2F/q/pause')).status).toBe(204);
    expect((await api.get('/queues/%2F/q?columns=state')).json).toEqual({ state: 'paused' });
    expect((await api.post('/queues/%2F/q/get', got)).json).toEqual([]);
    expect((await api.put('/queues/%2F/q/resume')).status).toBe(204);
    expect((await api.get('/queues/%2F/q?columns=state')).json).toEqual({ state: 'running' });
    expect((await api.post('/queues/%2F/q/get', got)).json).toMatchObject([{ payload: 'm0' }]);
    expect((await api.put('/queues/%2F/nope/pause')).status).toBe(404);
    expect((await api.put('/queues/%2F/q/pause', {}, { user: 'reader' })).status).toBe(401);
  });
});

describe('explaining', () => {
  it('tells where a message would go, and publishes none', async () => {
    await api.post('/bindings/%2F/e/amq.topic/q/q', { routing_key: 'a.*' });
    await api.post('/bindings/%2F/e/amq.topic/q/other', { routing_key: 'b' });
    const { json } = await api.post('/exchanges/%2F/amq.topic/explain', { routing_key: 'a.b' });
    expect(json).toMatchObject({
      exchanges: [
        {
          ...{ name: 'amq.topic', type: 'topic', reached_by: 'publish', unlisted_count: 0, notes: [] },
          matching: [{ destination_type: 'queue', destination: 'q', routing_key: 'a.*', arguments: {} }],
          others: [{ destination: 'other', why: expect.any(String) }],
        },
      ],
      queues: [{ name: 'q', certain: true, effects: [] }],
    });
    expect(await payloads()).toHaveLength(3);
  });

  it('takes headers', async () => {
    await api.post('/bindings/%2F/e/amq.headers/q/q', { arguments: { n: 1, 'x-match': 'all' } });
    const ask = async (body: object): Promise<unknown> =>
      (await api.post('/exchanges/%2F/amq.headers/explain', { routing_key: '', ...body })).json;
    expect(await ask({ headers: { n: 1 } })).toMatchObject({ queues: [{ name: 'q' }] });
    expect(await ask({ properties: { headers: { n: 1 } } })).toMatchObject({ queues: [{ name: 'q' }] });
    expect(await ask({})).toMatchObject({ queues: [] });
    expect((await api.post('/exchanges/%2F/nope/explain', { routing_key: '' })).status).toBe(404);
    expect((await api.post('/exchanges/%2F/amq.topic/explain')).status).toBe(400);
  });
});
