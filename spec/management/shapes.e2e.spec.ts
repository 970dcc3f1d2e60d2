/**
 * What each resource answers: keys and types as RabbitMQ 3.10.8 gave them, statuses and texts of changes, too.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManagementClient } from '../support/management-client.js';

let api: ManagementClient;
let node: string;

beforeAll(async () => {
  api = await ManagementClient.start();
  node = ((await api.get('/overview')).json as { node: string }).node;
  await api.put('/vhosts/v');
  await api.addUser('u', 'management', 'v');
});

afterAll(() => api.stop());

const text: unknown = expect.any(String);
const number: unknown = expect.any(Number);
const flag: unknown = expect.any(Boolean);
const list: unknown = expect.any(Array);
const rate = { rate: number };

function rates(...names: readonly string[]): object {
  return Object.fromEntries(names.flatMap((name) => [[name, number] as const, [`${name}_details`, rate] as const]));
}

describe('/overview', () => {
  it('has what RabbitMQ has', async () => {
    const { json } = await api.get('/overview');
    expect(json).toMatchObject({
      management_version: '3.10.8',
      rabbitmq_version: '3.10.8',
      product_name: 'Leveret',
      product_version: text,
      rates_mode: 'basic',
      sample_retention_policies: { global: list, basic: list, detailed: list },
      cluster_name: text,
      erlang_version: text,
      erlang_full_version: text,
      release_series_support_status: text,
      disable_stats: false,
      enable_queue_totals: false,
      message_stats: {},
      churn_rates: rates(
        ...['channel_closed', 'channel_created', 'connection_closed', 'connection_created'],
        ...['queue_created', 'queue_declared', 'queue_deleted'],
      ),
      queue_totals: rates('messages', 'messages_ready', 'messages_unacknowledged'),
      object_totals: { channels: 0, connections: 0, consumers: 0, exchanges: 14, queues: 0 },
      statistics_db_event_queue: 0,
      node,
    });
    const { exchange_types: types, listeners, contexts } = json as Record<string, unknown[]>;
    expect(types).toContainEqual({ name: 'topic', description: text, enabled: true });
    expect(listeners).toContainEqual({
      node,
      protocol: 'amqp',
      ip_address: '127.0.0.1',
      port: api.broker.port,
      socket_opts: {},
    });
    expect(contexts).toHaveLength(1);
  });

  it('has the past when it is asked for', async () => {
    const path = '/overview?lengths_age=60&lengths_incr=5&columns=queue_totals.messages_details';
    const { json } = (await api.get(path)) as { json: { queue_totals: { messages_details: { samples: unknown[] } } } };
    const { messages_details: details } = json.queue_totals;
    expect(details).toEqual({ rate: 0, samples: list, avg_rate: 0, avg: 0 });
    expect(details.samples).toHaveLength(13);
    expect((await api.get('/overview?lengths_age=60&lengths_incr=0')).json).toEqual({
      error: 'bad_request',
      reason: 'Invalid range parameters: age 60, incr 0',
    });
  });
});

describe('/nodes', () => {
  it('has the one there is', async () => {
    const { json } = await api.get(`/nodes/${node}`);
    expect(json).toMatchObject({
      ...{ name: node, type: 'ram', running: true, partitions: [], os_pid: String(process.pid), processors: number },
      ...{ mem_limit: number, mem_alarm: false, disk_free_limit: number, disk_free_alarm: false, proc_total: number },
      ...{ fd_total: number, sockets_total: number, uptime: number, run_queue: number, rates_mode: 'basic' },
      ...{ exchange_types: list, auth_mechanisms: list, applications: list, contexts: list, log_files: list },
      ...{ db_dir: text, config_files: list, net_ticktime: number, enabled_plugins: list, cluster_links: [] },
      ...{ mem_calculation_strategy: 'rss', ra_open_file_metrics: {}, metrics_gc_queue_length: {} },
      ...rates('mem_used', 'fd_used', 'sockets_used', 'proc_used', 'disk_free', 'gc_num', 'context_switches'),
      ...rates('io_read_count', 'io_write_bytes', 'io_sync_avg_time', 'msg_store_read_count', 'queue_created'),
    });
    expect((await api.get('/nodes?columns=name')).json).toEqual([{ name: node }]);
    expect((await api.get('/nodes/other')).status).toBe(404);
  });

  it('has its memory', async () => {
    const { json } = await api.get(`/nodes/${node}/memory`);
    expect(json).toMatchObject({
      memory: { queue_procs: number, binary: number, strategy: 'rss', total: { erlang: number, rss: number } },
    });
  });
});

const resources: readonly (readonly [path: string, json: unknown])[] = [
  ['/whoami', { name: 'guest', tags: ['administrator'] }],
  ['/extensions', []],
  ['/auth', { enable_uaa: false, uaa_client_id: '', uaa_location: '' }],
  ['/users/u', { name: 'u', password_hash: text, hashing_algorithm: text, tags: ['management'], limits: {} }],
  ['/users/u/permissions', [{ user: 'u', vhost: 'v', configure: '.*', write: '.*', read: '.*' }]],
  ['/users/without-permissions', []],
  ['/permissions/v/u', { user: 'u', vhost: 'v', configure: '.*', write: '.*', read: '.*' }],
  ['/topic-permissions', []],
  ['/global-parameters', []],
  ['/deprecated-features', []],
  ['/health/checks/alarms', { status: 'ok' }],
  ['/health/checks/local-alarms', { status: 'ok' }],
  ['/health/checks/virtual-hosts', { status: 'ok' }],
  ['/health/checks/certificate-expiration/1/weeks', { status: 'ok' }],
  ['/health/checks/protocol-listener/amqp091', { status: 'ok', protocol: 'amqp' }],
  ['/health/checks/protocol-listener/amqps,http', { status: 'ok', protocol: 'http' }],
  ['/health/checks/node-is-quorum-critical', { status: 'ok', reason: 'single node cluster' }],
  ['/health/checks/below-node-connection-limit', { status: 'ok', limit: 'infinity', connections: 0 }],
  ['/aliveness-test/%2F', { status: 'ok' }],
  ['/healthchecks/node', { status: 'ok' }],
];

describe('reading', () => {
  it.each(resources)('%s', async (path, json) => {
    expect((await api.get(path)).json).toEqual(json);
  });

  it('/vhosts/v', async () => {
    expect((await api.get('/vhosts/v')).json).toEqual({
      name: 'v',
      description: '',
      tags: [],
      default_queue_type: 'undefined',
      metadata: { description: '', tags: [] },
      tracing: flag,
      cluster_state: { [node]: 'running' },
      ...rates('messages', 'messages_ready', 'messages_unacknowledged', 'recv_oct', 'send_oct'),
    });
  });

  it.each([
    ['/health/checks/port-listener/1', { status: 'failed', reason: 'No active listener', missing: 1, ports: list }],
    [
      '/health/checks/protocol-listener/mqtt',
      { status: 'failed', reason: 'No active listener', missing: 'mqtt', protocols: ['amqp', 'http'] },
    ],
  ])('%s is 503', async (path, json) => {
    const answer = await api.get(path);
    expect([answer.status, answer.json]).toEqual([503, json]);
  });

  it.each(['/users/nobody', '/permissions/v/nobody', '/policies/nowhere', '/vhosts/nowhere/permissions'])(
    '%s is 404',
    async (path) => {
      expect((await api.get(path)).status).toBe(404);
    },
  );
});

const limits = { value: { 'max-queues': 1 } };
const policy = { pattern: '^x', definition: { 'max-length': 5 } };
const topic = { exchange: 'amq.topic', write: 'a', read: 'b' };

/** In this order: method, path, body, status, and what reading the same gives then or the refusal. */
const changes: readonly (readonly [method: string, path: string, body: unknown, status: number, json?: unknown])[] = [
  ['PUT', '/policies/v/p', { ...policy, priority: 1, 'apply-to': 'queues' }, 201],
  ['PUT', '/policies/v/p', policy, 204, { vhost: 'v', name: 'p', ...policy, 'apply-to': 'all', priority: 0 }],
  ['PUT', '/policies/v/q', { pattern: 'x' }, 400, '[{key_missing,definition}]'],
  ['PUT', '/policies/v/q', { ...policy, definition: {} }, 400, 'Validation failed\n\nno policy provided\n'],
  ['PUT', '/policies/nowhere/q', policy, 404, 'vhost_not_found'],
  ['DELETE', '/policies/v/p', undefined, 204],
  ['DELETE', '/policies/v/p', undefined, 404, 'Not Found'],
  ['PUT', '/operator-policies/v/o', policy, 201],
  [
    'PUT',
    '/parameters/vhost-limits/v/limits',
    limits,
    201,
    { ...limits, vhost: 'v', component: 'vhost-limits', name: 'limits' },
  ],
  ['PUT', '/parameters/nothing/v/x', limits, 400, 'Validation failed\n\ncomponent nothing not found\n'],
  ['DELETE', '/parameters/vhost-limits/v/limits', undefined, 204],
  ['PUT', '/vhost-limits/v/max-queues', { value: 5 }, 204],
  [
    'PUT',
    '/vhost-limits/v/max-queues',
    { value: '5' },
    400,
    'Validation failed\n\nmax-queues should be a number, actually was <<"5">>\n',
  ],
  ['DELETE', '/vhost-limits/v/max-queues', undefined, 204],
  ['PUT', '/user-limits/u/max-channels', { value: 5 }, 204],
  ['PUT', '/user-limits/u/other', { value: 5 }, 400, 'Unrecognised terms [{<<"other">>,5}] in user-limits'],
  ['PUT', '/user-limits/nobody/max-channels', { value: 5 }, 400, ['no_such_user', 'nobody']],
  ['PUT', '/global-parameters/g', { value: { a: [1] } }, 201, { value: { a: [1] }, name: 'g' }],
  ['PUT', '/global-parameters/g', { value: 2 }, 204, { value: 2, name: 'g' }],
  ['PUT', '/global-parameters/g', {}, 400, '[{key_missing,value}]'],
  ['DELETE', '/global-parameters/g', undefined, 204],
  ['PUT', '/cluster-name', { name: 'ours' }, 204, { name: 'ours' }],
  ['PUT', '/topic-permissions/v/u', topic, 201, [{ user: 'u', vhost: 'v', ...topic }]],
  ['DELETE', '/topic-permissions/v/u/amq.direct', undefined, 404, 'Not Found'],
  ['DELETE', '/topic-permissions/v/u/amq.topic', undefined, 204],
  ['PUT', '/permissions/v/nobody', { configure: '', write: '', read: '' }, 400, 'vhost_or_user_not_found'],
  ['PUT', '/permissions/v/u', { configure: '', write: '' }, 400, '[{key_missing,read}]'],
  ['PUT', '/users/w', { password: 'x' }, 400, 'tags_not_present'],
  ['PUT', '/users/w', { password_hash: '', tags: 'a, b' }, 201],
  ['POST', '/users/bulk-delete', { users: ['w', 'nobody'] }, 400, ['no_such_user', 'nobody']],
  ['POST', '/users/bulk-delete', { users: ['w'] }, 204],
  ['PUT', '/feature-flags/quorum_queue/enable', {}, 204],
  ['PUT', '/feature-flags/nothing/enable', {}, 400, 'unsupported'],
  ['PUT', '/vhosts/v', { tracing: 'x' }, 400, ['not_boolean', 'x']],
];

describe('changing', () => {
  it('answers as RabbitMQ does, and does it', async () => {
    for (const [method, path, body, status, json] of changes) {
      const answer = await api.ask(method, path, body);
      const reason = (answer.json as { reason?: unknown } | undefined)?.reason;
      expect([method, path, answer.status, reason]).toEqual([method, path, status, status < 300 ? undefined : json]);
      if (status < 300 && json !== undefined) expect((await api.get(path)).json).toEqual(json);
    }
  });

  it('keeps no password that could be read', async () => {
    await api.put('/users/secretive', { password: 'not-to-be-seen', tags: '' });
    expect((await api.get('/users')).text).not.toContain('not-to-be-seen');
    await api.delete('/users/secretive');
  });

  it('makes a hash that can be given as password_hash', async () => {
    const { json } = await api.get('/auth/hash_password/a%2Fb');
    await api.put('/users/hashed', { password_hash: (json as { ok: string }).ok, tags: 'management' });
    expect((await api.get('/whoami', { user: 'hashed', password: 'a/b' })).status).toBe(200);
  });
});
