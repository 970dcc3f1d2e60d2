/**
 * `/queues` over HTTP: keys, types, statuses and reasons as RabbitMQ 3.10.8 gave them.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, connect } from 'amqplib';
import { ManagementClient } from '../../support/management-client.js';

let api: ManagementClient;
let client: ChannelModel;

beforeAll(async () => {
  api = await ManagementClient.start();
  await api.put('/vhosts/v');
  client = await connect(`amqp://guest:guest@127.0.0.1:${api.broker.port}/v`);
});

afterAll(async () => {
  await client.close();
  await api.stop();
});

const number: unknown = expect.any(Number);
const details: unknown = { rate: number };

const ofAllTypes = {
  ...{ auto_delete: false, durable: true, exclusive: false, vhost: 'v', node: expect.any(String), state: 'running' },
  ...{ consumer_capacity: 0, consumer_utilisation: 0, consumers: 0, memory: number },
  ...{ policy: null, operator_policy: null, effective_policy_definition: {} },
  ...{ messages: 0, messages_details: details, messages_ready: 0, messages_ready_details: details },
  ...{ messages_unacknowledged: 0, messages_unacknowledged_details: details },
  ...{ messages_delayed: 0, messages_persistent: 0, messages_ram: 0 },
  ...{ message_bytes: 0, message_bytes_persistent: 0, message_bytes_ram: 0 },
  ...{ message_bytes_ready: 0, message_bytes_unacknowledged: 0 },
  ...{ garbage_collection: expect.any(Object), reductions: number, reductions_details: details },
};

const ofClassic = {
  backing_queue_status: expect.objectContaining({ len: 0, mode: 'default', version: 1 }),
  ...{ exclusive_consumer_tag: null, single_active_consumer_tag: null, head_message_timestamp: null },
  ...{ messages_paged_out: 0, messages_ready_ram: 0, messages_unacknowledged_ram: 0, message_bytes_paged_out: 0 },
  recoverable_slaves: null,
};

const alone = { consumer_details: [], incoming: [], deliveries: [] };

describe('a queue', () => {
  it('has the keys of a classic queue, its arguments as they were given', async () => {
    const args = { 'x-max-length': 10, 'x-message-ttl': 60_000, own: { a: [1, 'b', 1.5, true] } };
    expect((await api.put('/queues/v/classic', { durable: true, arguments: args })).status).toBe(201);
    const { json } = await api.get('/queues/v/classic');
    expect(json).toEqual({ ...ofAllTypes, ...ofClassic, ...alone, name: 'classic', type: 'classic', arguments: args });
    expect((await api.get('/queues/v?columns=name,arguments')).json).toContainEqual({
      name: 'classic',
      arguments: args,
    });
  });

  it('has the keys of a quorum queue', async () => {
    const args = { 'x-queue-type': 'quorum' };
    await api.put('/queues/v/quorum', { durable: true, arguments: args });
    const json = (await api.get('/queues/v/quorum')).json as { node: string };
    const { node } = json;
    expect(json).toEqual({
      ...ofAllTypes,
      ...alone,
      ...{ name: 'quorum', type: 'quorum', arguments: args, leader: node, members: [node], online: [node] },
      ...{ open_files: { [node]: 0 }, messages_dlx: 0, message_bytes_dlx: 0, single_active_consumer_ctag: null },
    });
    expect((await api.get('/queues/quorum/v/quorum/status')).json).toMatchObject([{ 'Raft State': 'leader' }]);
    expect((await api.get('/queues/quorum/v/classic/status')).status).toBe(400);
  });

  it('tells of its owner, its consumers and what happened', async () => {
    const channel = await client.createChannel();
    await channel.assertQueue('busy', { exclusive: true });
    const both = new Promise<void>((resolve) => {
      let left = 2;
      void channel.consume('busy', () => --left === 0 && resolve(), { consumerTag: 'ct' });
    });
    channel.sendToQueue('busy', Buffer.from('a'));
    channel.sendToQueue('busy', Buffer.from('bc'));
    await both;
    expect((await api.get('/queues/v/busy')).json).toMatchObject({
      ...{ exclusive: true, durable: false, consumers: 1, messages: 2, messages_unacknowledged: 2 },
      ...{ messages_ready: 0, message_bytes: 3, message_bytes_unacknowledged: 3 },
      owner_pid_details: { name: expect.stringContaining(' -> '), peer_host: '127.0.0.1', peer_port: number },
      message_stats: {
        ...{ publish: 2, publish_details: details, deliver: 2, deliver_get: 2, deliver_get_details: details },
        ...{ ack: 0, deliver_no_ack: 0, get: 0, get_no_ack: 0, get_empty: 0, redeliver: 0, redeliver_details: details },
      },
      consumer_details: [{ consumer_tag: 'ct', ack_required: true, queue: { name: 'busy', vhost: 'v' } }],
    });
    for (const [method, path] of [
      ['PUT', '/queues/v/busy'],
      ['DELETE', '/queues/v/busy'],
      ['DELETE', '/queues/v/busy/contents'],
    ] as const) {
      const { status, json } = await api.ask(method, path, {});
      expect([status, json]).toMatchObject([400, { reason: expect.stringMatching(/^cannot obtain exclusive access/) }]);
    }
    await channel.close();
  });

  it('has the past when it is asked for', async () => {
    const { json } = await api.get('/queues/v/classic?lengths_age=60&lengths_incr=30&columns=messages_details');
    expect(json).toEqual({ messages_details: { rate: 0, samples: expect.any(Array), avg: 0, avg_rate: 0 } });
    const wrong = await api.get('/queues/v/classic?lengths_age=60&lengths_incr=0');
    expect([wrong.status, wrong.json]).toEqual([
      400,
      { error: 'bad_request', reason: 'Invalid range parameters: age 60, incr 0' },
    ]);
  });

  it('is brief where statistics are not wanted', async () => {
    const brief = ['arguments', 'auto_delete', 'durable', 'exclusive', 'name', 'node', 'state', 'type', 'vhost'];
    const { json } = await api.get('/queues/v/classic?disable_stats=true');
    expect(Object.keys(json as object).sort()).toEqual(brief);
    const totals = await api.get('/queues/v?disable_stats=true&enable_queue_totals=true');
    expect(totals.json).toContainEqual(expect.objectContaining({ name: 'classic', messages: 0, messages_ready: 0 }));
  });
});

/** Method, path, body, status, reason. */
const changes: readonly (readonly [string, string, unknown, number, unknown?])[] = [
  ['PUT', '/queues/v/c', { durable: true, arguments: { 'x-message-ttl': 5_000 } }, 201],
  ['PUT', '/queues/v/c', { durable: true, arguments: { 'x-message-ttl': 5_000 } }, 204],
  ['PUT', '/queues/v/c', { durable: 'true', auto_delete: 'false', arguments: { 'x-message-ttl': 5_000 } }, 204],
  [
    ...['PUT', '/queues/v/c', { durable: true }, 400],
    "inequivalent arg 'x-message-ttl' for queue 'c' in vhost 'v': received none but current is the value '5000' of type 'long'",
  ] as const,
  ['PUT', '/queues/v/n0', undefined, 201],
  ['PUT', '/queues/v/n1', '[]', 400, 'not_json'],
  ['PUT', '/queues/v/n1', '{bad', 400, 'not_json'],
  ['PUT', '/queues/v/n1', { durable: 'x' }, 400, ['not_boolean', 'x']],
  ['PUT', '/queues/v/n1', { durable: 1 }, 400, ['not_boolean', 1]],
  ['PUT', '/queues/v/n1', { arguments: 'x' }, 400, 'not_an_object'],
  ['PUT', '/queues/v/n1', { arguments: [] }, 201],
  [
    ...['PUT', '/queues/v/n2', { arguments: { 'x-message-ttl': -1 } }, 400],
    "invalid arg 'x-message-ttl' for queue 'n2' in vhost 'v': {value_negative,-1}",
  ] as const,
  [
    ...['PUT', '/queues/v/n2', { arguments: { 'x-queue-type': 'nope' } }, 400],
    `invalid arg 'x-queue-type' for queue 'n2' in vhost 'v': "unsupported queue type 'nope'"`,
  ] as const,
  ['PUT', '/queues/v/amq.x', {}, 401, "queue name 'amq.x' contains reserved prefix 'amq.*'"],
  ['PUT', '/queues/nowhere/x', {}, 404, 'vhost_not_found'],
  ['GET', '/queues/nowhere/x', undefined, 404, 'Not Found'],
  ['GET', '/queues/nowhere', undefined, 404, 'Not Found'],
  ['GET', '/queues/v/nope', undefined, 404, 'Not Found'],
  ['DELETE', '/queues/v/nope', undefined, 404, 'Not Found'],
  ['DELETE', '/queues/v/nope/contents', undefined, 404, 'Not Found'],
  ['POST', '/queues/v/c/actions', { action: 'sync' }, 204],
  ['POST', '/queues/v/c/actions', { action: 'x' }, 400, ['unknown', 'x']],
  ['POST', '/queues/v/c/actions', {}, 400, '[{key_missing,action}]'],
  ['POST', '/queues/v/nope/actions', { action: 'sync' }, 404, 'Not Found'],
  ['PUT', `/queues/v/${'x'.repeat(256)}`, {}, 400, ['too_long', 'queue']],
  ['GET', '/queues/v?page=9&page_size=500', undefined, 400, expect.stringContaining('Page out of range')],
  ['DELETE', '/queues/v/c?if-empty=true&if-unused=true', undefined, 204],
];

describe('making and deleting', () => {
  it('answers as RabbitMQ does', async () => {
    for (const [method, path, body, status, reason] of changes) {
      const answer = await api.ask(method, path, body);
      const said = (answer.json as { reason?: unknown } | undefined)?.reason;
      expect([method, path, answer.status, said]).toEqual([method, path, status, reason]);
    }
  });

  it.each(['a/b', ' ', 'ünïcode €', '%2F', 'x'.repeat(255), '?a=b#c', 'a+b', '..'.padEnd(3, '.')])(
    'takes the name %j',
    async (name) => {
      const path = `/queues/v/${encodeURIComponent(name)}`;
      expect((await api.put(path)).status).toBe(201);
      expect((await api.get(path)).json).toMatchObject({ name, vhost: 'v' });
      expect((await api.get(`${path}/bindings`)).json).toMatchObject([{ source: '', routing_key: name }]);
      expect((await api.delete(path)).status).toBe(204);
      expect((await api.get(path)).status).toBe(404);
    },
  );

  it('keeps a queue that is not empty, or in use, when asked to', async () => {
    const channel = await client.createConfirmChannel();
    await channel.assertQueue('kept', { durable: false });
    channel.sendToQueue('kept', Buffer.from('x'));
    await channel.waitForConfirms();
    expect((await api.delete('/queues/v/kept?if-empty=true')).json).toMatchObject({
      reason: "queue 'kept' in vhost 'v' not empty",
    });
    expect((await api.delete('/queues/v/kept/contents')).status).toBe(204);
    await channel.consume('kept', () => undefined);
    expect((await api.delete('/queues/v/kept?if-unused=true')).json).toMatchObject({
      reason: "queue 'kept' in vhost 'v' in use",
    });
    expect((await api.delete('/queues/v/kept?if-empty=true&if-unused=false')).status).toBe(204);
    await channel.close();
  });
});

describe('lists', () => {
  beforeAll(async () => {
    await api.put('/vhosts/w');
    for (const name of ['b', 'c', 'a']) await api.put(`/queues/w/${name}`);
  });

  it('are in the order of names, by pages', async () => {
    expect((await api.get('/queues/w?columns=name')).json).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect((await api.get('/queues/w?columns=name&page=2&page_size=2')).json).toEqual({
      ...{ filtered_count: 3, item_count: 1, items: [{ name: 'c' }], page: 2, page_count: 2, page_size: 2 },
      total_count: 3,
    });
    const all = (await api.get('/queues?columns=vhost,name')).json as { vhost: string }[];
    expect(all.map(({ vhost }) => vhost)).toEqual(all.map(({ vhost }) => vhost).sort());
    expect((await api.get('/queues/detailed?columns=vhost,name')).json).toEqual(all);
  });

  it.each([
    'name',
    'messages',
    'memory',
    'message_stats.publish_details.rate',
    'effective_policy_definition',
    'nothing',
  ])('can be sorted by %s', async (sort) => {
    const { json } = await api.get(`/queues/w?columns=name&sort=${sort}&sort_reverse=true`);
    expect(json).toEqual(expect.arrayContaining([{ name: 'a' }, { name: 'b' }, { name: 'c' }]));
  });

  it('hold what the caller may see', async () => {
    await api.addUser('u', 'management', 'w');
    await api.put('/permissions/w/u', { configure: '^$', write: '^$', read: '^$' });
    const asUser = { user: 'u' };
    const { json } = await api.get('/queues?columns=name', asUser);
    expect(json).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect((await api.get('/queues/v', asUser)).json).toEqual({
      error: 'not_authorised',
      reason: 'User not authorised to access virtual host',
    });
    for (const [method, path] of [
      ['PUT', '/queues/w/new'],
      ['DELETE', '/queues/w/a'],
      ['DELETE', '/queues/w/a/contents'],
      ['PUT', '/queues/w/a/pause'],
      ['POST', '/queues/w/a/actions'],
    ] as const) {
      expect([method, path, (await api.ask(method, path, {}, asUser)).status]).toEqual([method, path, 401]);
    }
  });

  it('give administrators no rights in a vhost that they may not enter', async () => {
    await api.put('/vhosts/x');
    await api.delete('/permissions/x/guest');
    expect((await api.get('/queues/x')).status).toBe(200);
    const answer = await api.put('/queues/x/q');
    expect([answer.status, answer.json]).toEqual([401, { error: 'not_authorised', reason: 'Access refused.' }]);
  });
});
