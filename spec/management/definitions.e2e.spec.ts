/**
 * `/definitions` over HTTP: an export of RabbitMQ 3.10 comes in and goes out again as it was; nothing is taken
 * half-way.
 */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { type ApiAnswer, ManagementClient } from '../support/management-client.js';
import { type Document, inOrder } from '../support/definition-documents.js';

const exported = fixture('definitions-rabbitmq-3.10.json');
const exportedVHost = fixture('definitions-rabbitmq-3.10-vhost.json');

let api: ManagementClient;
let untouched: unknown;

beforeAll(async () => {
  api = await ManagementClient.start();
  untouched = (await api.get('/definitions')).json;
});

afterEach(async () => {
  for (const name of ['shop', 'plain', 'v']) await api.delete(`/vhosts/${name}`);
  for (const name of ['anna', 'bert', 'cleo', 'dora', 'u']) await api.delete(`/users/${name}`);
  for (const { name } of exported.global_parameters as { name: string }[])
    await api.delete(`/global-parameters/${name}`);
});

afterAll(() => api.stop());

function fixture(name: string): Document {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')) as Document;
}

async function definitions(path = '/definitions'): Promise<Document> {
  return (await api.get(path)).json as Document;
}

function importing(document: unknown, path = '/definitions'): Promise<ApiAnswer> {
  return api.post(path, document);
}

const queueOf = (name: string, more: object = {}) => ({
  name,
  vhost: '/',
  durable: true,
  auto_delete: false,
  arguments: {},
  ...more,
});

describe('an export of RabbitMQ 3.10', () => {
  it('comes out as it came in, beside what was there', async () => {
    expect((await importing(exported)).status).toBe(204);
    const now = await definitions();
    const { users, permissions, ...rest } = now;
    const isGuests = ({ user, name }: { user?: string; name?: string }): boolean => (user ?? name) === 'guest';
    expect({
      ...rest,
      users: (users as { name: string }[]).filter((one) => !isGuests(one)),
      permissions: (permissions as { user: string }[]).filter((one) => !isGuests(one)),
    }).toEqual({ ...inOrder(exported), product_name: 'Leveret', product_version: now.product_version });
  });

  it('changes nothing when it comes a second time', async () => {
    await importing(exported);
    const once = await definitions();
    expect((await importing(exported)).status).toBe(204);
    expect(await definitions()).toEqual(once);
  });

  it.each([
    ['anna', 'anna-secret', 'SHA-256'],
    ['cleo', 'cleo-secret', 'SHA-512'],
  ])('lets %s in by the password that was hashed with %s', async (user, password) => {
    await importing(exported);
    expect((await api.get('/whoami', { user, password })).status).toBe(200);
    expect((await api.get('/whoami', { user, password: `${password}x` })).status).toBe(401);
  });

  it('lets in by MD5, and nobody who has no password', async () => {
    await importing({
      ...exported,
      users: (exported.users as object[]).map((user) => ({ ...user, tags: 'management' })),
    });
    expect((await api.get('/whoami', { user: 'dora', password: 'dora-secret' })).status).toBe(200);
    expect((await api.get('/whoami', { user: 'bert', password: '' })).status).toBe(401);
  });

  it('of a vhost comes out as it came in, in whichever vhost', async () => {
    await api.put('/vhosts/v');
    expect((await importing(exportedVHost, '/definitions/v')).status).toBe(204);
    const { parameters, policies, ...rest } = inOrder(exportedVHost);
    const moved = (rows: unknown): object[] => (rows as object[]).map((row) => ({ ...row, vhost: 'v' }));
    expect(await definitions('/definitions/v')).toEqual({
      ...rest,
      parameters: moved(parameters),
      policies: moved(policies),
    });
  });

  it('is the same under its old name', async () => {
    expect((await api.get('/all-configuration')).json).toEqual(await definitions());
  });
});

describe('import', () => {
  it('leaves queues and exchanges as they are, and gives users other tags', async () => {
    const queue = queueOf('kept', { vhost: 'v' });
    const exchange = { name: 'x', vhost: 'v', type: 'topic', durable: true, auto_delete: false, internal: false };
    const user = { name: 'u', password: 'secret', tags: 'management,audit' };
    await importing({ vhosts: [{ name: 'v' }], users: [user], queues: [queue], exchanges: [exchange] });
    const { status } = await importing({
      users: [{ ...user, password: 'other', tags: ['monitoring'] }],
      queues: [{ ...queue, durable: false, arguments: { 'x-max-length': 5 } }],
      exchanges: [{ ...exchange, type: 'fanout' }],
    });
    expect(status).toBe(204);
    const { queues, exchanges } = await definitions('/definitions/v');
    expect(queues).toEqual([{ name: 'kept', durable: true, auto_delete: false, arguments: {} }]);
    expect(exchanges).toEqual([expect.objectContaining({ name: 'x', type: 'topic' })]);
    expect((await api.get('/whoami', { user: 'u', password: 'other' })).json).toEqual({
      name: 'u',
      tags: ['monitoring'],
    });
  });

  it('keeps parameters of plugins and details of vhosts', async () => {
    const shovel = { value: { 'src-uri': 'amqp://', nested: [1, null] }, vhost: 'v', component: 'shovel', name: 's' };
    const said = { description: 'a vhost', tags: ['eu', 'test'], default_queue_type: 'quorum' };
    await importing({ vhosts: [{ name: 'v', ...said }], parameters: [shovel] });
    const { parameters, vhosts } = await definitions();
    expect(parameters).toEqual([shovel]);
    expect((await api.get('/parameters/shovel')).json).toEqual([shovel]);
    expect((await api.delete('/parameters/shovel/v/s')).status).toBe(204);
    expect((await definitions()).parameters).toEqual([]);
    expect(vhosts).toContainEqual({ name: 'v', ...said, metadata: said });
    expect((await api.get('/vhosts/v')).json).toMatchObject(said);
  });

  it('takes queues as they are, whatever the default type of their vhost, which new ones have', async () => {
    const queues = [queueOf('old', { vhost: 'v' })];
    const permissions = [{ user: 'guest', vhost: 'v', configure: '.*', write: '.*', read: '.*' }];
    await importing({ vhosts: [{ name: 'v', default_queue_type: 'quorum' }], queues, permissions });
    const client = await connect(`amqp://127.0.0.1:${api.broker.port}/v`);
    const channel = await client.createChannel();
    for (const name of ['old', 'young', 'young']) await channel.assertQueue(name);
    await channel.assertQueue('passing', { durable: false });
    await client.close();
    expect((await definitions('/definitions/v')).queues).toEqual([
      expect.objectContaining({ name: 'old', arguments: {} }),
      expect.objectContaining({ name: 'passing', arguments: {} }),
      expect.objectContaining({ name: 'young', arguments: { 'x-queue-type': 'quorum' } }),
    ]);
  });

  it('takes the file of a form, and sends the page to another place on this host', async () => {
    const upload = async (redirect?: string) => {
      const form = new FormData();
      form.set('file', new File([JSON.stringify({ vhosts: [{ name: 'v' }] })], 'definitions.json'));
      if (redirect !== undefined) form.set('redirect', redirect);
      const headers = { authorization: `Basic ${btoa('guest:guest')}` };
      return fetch(`${api.url}/api/definitions`, { method: 'POST', headers, body: form, redirect: 'manual' });
    };
    expect((await upload()).status).toBe(204);
    expect((await api.get('/vhosts/v')).status).toBe(200);
    const { status, headers } = await upload('../#/import-succeeded');
    expect([status, headers.get('location')]).toEqual([303, '../#/import-succeeded']);
    for (const elsewhere of ['https://example.com/', '//example.com', '/\\example.com', 'javascript:alert(1)']) {
      expect((await upload(elsewhere)).status).toBe(204);
    }
  });

  it('names a file that is to be downloaded', async () => {
    const { headers } = await api.get('/definitions?download=a"b%0D%0A.json');
    expect(headers.get('content-disposition')).toBe('attachment; filename="a_b__.json"');
  });

  it('skips what this broker has not got, when that is wanted', async () => {
    const exchange = { vhost: 'v', durable: true, auto_delete: false, internal: false, arguments: {} };
    const policy = { vhost: 'v', pattern: '.*', 'apply-to': 'all', priority: 0 };
    const binding = { source: 'amq.fanout', vhost: 'v', destination_type: 'queue', routing_key: '', arguments: {} };
    const document = {
      vhosts: [{ name: 'v' }],
      queues: [queueOf('q', { vhost: 'v' }), queueOf('s', { vhost: 'v', arguments: { 'x-queue-type': 'stream' } })],
      exchanges: [{ ...exchange, name: 'j', type: 'x-jms-topic' }],
      policies: [
        { ...policy, name: 'ha', definition: { 'ha-mode': 'all' } },
        { ...policy, name: 'both', definition: { 'ha-mode': 'all', 'max-length': 9 } },
      ],
      bindings: [
        { ...binding, destination: 'q' },
        { ...binding, destination: 's' },
      ],
    };
    expect((await importing(document)).status).toBe(400);
    const { status, json } = await importing(document, '/definitions?skip_unsupported=true');
    expect(status).toBe(200);
    expect(json).toEqual({
      left_out: [
        "queue 's' in vhost 'v': its type is stream",
        "exchange 'j' in vhost 'v': its type is x-jms-topic",
        "binding from exchange 'amq.fanout' to queue 's' by '' in vhost 'v': an end of it is left out",
        "policy 'ha' in vhost 'v': there is no setting ha-mode",
        "policy 'both' in vhost 'v': there is no setting ha-mode",
      ],
    });
    const { queues, policies, bindings } = await definitions('/definitions/v');
    expect([queues, bindings]).toEqual([
      [expect.objectContaining({ name: 'q' })],
      [expect.objectContaining({ destination: 'q' })],
    ]);
    expect(policies).toEqual([expect.objectContaining({ name: 'both', definition: { 'max-length': 9 } })]);
  });
});

/** Beside a good one of each kind, something that makes no sense, and what is said of it. */
const bad: readonly (readonly [string, Document, string])[] = [
  ['a list of something else', { queues: {} }, 'queues should be a list'],
  ['a queue without a name', { queues: [{ vhost: '/' }] }, "queues[0] in vhost '/': name: required"],
  [
    'a property of another type',
    { queues: [queueOf('q', { durable: 'yes' })] },
    "queues[0] 'q' in vhost '/': durable: expected boolean, received string",
  ],
  [
    'an unknown vhost',
    { queues: [queueOf('q', { vhost: 'nowhere' })] },
    "queue 'q' in vhost 'nowhere': no vhost 'nowhere'",
  ],
  [
    'an argument out of range',
    { queues: [queueOf('q', { arguments: { 'x-max-length': -4 } })] },
    "queue 'q' in vhost '/': invalid arg 'x-max-length' for queue 'q' in vhost '/': {value_negative,-4}",
  ],
  [
    'a stream',
    { queues: [queueOf('q', { arguments: { 'x-queue-type': 'stream' } })] },
    "queue 'q' in vhost '/': queue type stream",
  ],
  [
    'an unknown exchange type',
    { exchanges: [{ name: 'x', vhost: '/', type: 'nope', durable: true, auto_delete: false }] },
    "exchange 'x' in vhost '/': unknown exchange type 'nope'",
  ],
  [
    'a reserved name',
    { exchanges: [{ name: 'amq.x', vhost: '/', type: 'direct', durable: true, auto_delete: false }] },
    "exchange 'amq.x' in vhost '/': exchange name 'amq.x' contains reserved prefix 'amq.*'",
  ],
  [
    'a binding from nowhere',
    { queues: [queueOf('q')], bindings: [{ source: 'x', vhost: '/', destination: 'q', destination_type: 'queue' }] },
    "binding from exchange 'x' to queue 'q' by '' in vhost '/': no exchange 'x' in vhost '/'",
  ],
  [
    'a policy that is no pattern',
    { policies: [{ vhost: '/', name: 'p', pattern: '(', definition: { 'max-length': 1 } }] },
    "policy 'p' in vhost '/': pattern should be regular expression but is invalid: {\"missing )\",1}",
  ],
  [
    'an unknown setting',
    {
      parameters: [
        { vhost: '/', component: 'operator_policy', name: 'o', value: { pattern: '', definition: { foo: 1 } } },
      ],
    },
    "operator policy 'o' in vhost '/': [{<<\"foo\">>,1}] are not recognised policy settings",
  ],
  [
    'an unknown limit',
    { parameters: [{ vhost: '/', component: 'vhost-limits', name: 'limits', value: { foo: 1 } }] },
    "parameter 'limits' of vhost-limits in vhost '/': Unrecognised terms [{<<\"foo\">>,1}] in limits",
  ],
  [
    'a hash of another length',
    { users: [{ name: 'u', password_hash: 'abcd', tags: '' }] },
    "user 'u': the password hash has 3 bytes, and one by sha256 has 36",
  ],
  [
    'a permission of nobody',
    { permissions: [{ user: 'nobody', vhost: '/', configure: '', write: '', read: '' }] },
    "permission of user 'nobody' in vhost '/': User nobody does not exist",
  ],
  [
    'a name that is too long',
    { queues: [queueOf('q'.repeat(256))] },
    `queue '${'q'.repeat(256)}' in vhost '/': its name has 256 bytes, and may have 255`,
  ],
];

const good: Document = {
  users: [{ name: 'u', tags: 'management' }],
  vhosts: [{ name: 'v' }],
  permissions: [{ user: 'u', vhost: 'v', configure: '', write: '', read: '' }],
  global_parameters: [{ name: 'g', value: 1 }],
  parameters: [{ vhost: 'v', component: 'shovel', name: 's', value: {} }],
  policies: [{ vhost: 'v', name: 'p', pattern: '.*', definition: { 'max-length': 1 } }],
  exchanges: [{ name: 'x', vhost: 'v', type: 'topic', durable: true, auto_delete: false, arguments: {} }],
  queues: [queueOf('q', { vhost: 'v' })],
  bindings: [{ source: 'x', vhost: 'v', destination: 'q', destination_type: 'queue', routing_key: '#' }],
};

describe('import of something that makes no sense', () => {
  it.each(bad)('%s: is refused by name, and leaves nothing', async (_, document, reason) => {
    const both = { ...good };
    for (const [key, rows] of Object.entries(document)) {
      both[key] = Array.isArray(rows) ? [...(rows as object[]), ...((good[key] as object[] | undefined) ?? [])] : rows;
    }
    const { status, json } = await importing(both);
    expect([status, json]).toEqual([400, { error: 'bad_request', reason }]);
    expect(await definitions()).toEqual(untouched);
  });

  it.each(['not json', '[]', '"text"', '', '{"queues":[}'])('no definitions at all: %s', async (text) => {
    const { status, json } = await importing(text);
    expect([status, json]).toEqual([400, { error: 'bad_request', reason: 'failed_to_parse_json' }]);
  });

  it('a vhost that is not there', async () => {
    expect((await importing(good, '/definitions/nowhere')).json).toEqual({
      error: 'not_found',
      reason: 'vhost_not_found',
    });
    expect((await api.get('/definitions/nowhere')).json).toEqual({ error: 'bad_request', reason: 'vhost_not_found' });
  });

  it('by somebody who is no administrator', async () => {
    await api.addUser('u', 'monitoring,policymaker', '/');
    const refused = { error: 'not_authorised', reason: 'Not administrator user' };
    for (const path of ['/definitions', '/all-configuration', '/definitions/%2F']) {
      expect((await api.get(path, { user: 'u' })).json).toEqual(refused);
      expect((await api.post(path, good, { user: 'u' })).json).toEqual(refused);
    }
  });
});
