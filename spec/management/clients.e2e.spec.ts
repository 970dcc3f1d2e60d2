/**
 * `/connections`, `/channels`, `/consumers`: every key that RabbitMQ 3.10 has, of the same type, shown to whom it shows
 * them; and the end of connections.
 */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, connect } from 'amqplib';
import { ManagementClient } from '../support/management-client.js';

type Row = Readonly<Record<string, unknown>>;

let api: ManagementClient;
let client: ChannelModel;
let name: string;
let path: string;

async function connectAs(user: string, vhost: string): Promise<ChannelModel> {
  const url = `amqp://${user}:${user}@127.0.0.1:${api.broker.port}/${encodeURIComponent(vhost)}`;
  const made = await connect(url, { clientProperties: { connection_name: 'the client', more: { list: [1, true] } } });
  return made;
}

beforeAll(async () => {
  api = await ManagementClient.start();
  await api.put('/vhosts/v');
  await api.addUser('own', 'management', 'v');
  await api.addUser('other', 'management', 'v');
  await api.addUser('watcher', 'monitoring');
  client = await connectAs('own', 'v');
  const channel = await client.createConfirmChannel();
  await channel.assertQueue('q', { exclusive: true });
  await channel.prefetch(10);
  const delivered = new Promise((resolve) => {
    void channel.consume('q', resolve, { consumerTag: 't', arguments: { 'x-priority': 3 } });
  });
  channel.sendToQueue('q', Buffer.from('x'));
  await Promise.all([delivered, channel.waitForConfirms()]);
  await client.createChannel();
  name = (await rows('/connections'))[0]!.name as string;
  path = `/connections/${encodeURIComponent(name)}`;
});

afterAll(async () => {
  await client.close();
  await api.stop();
});

async function rows(where: string, user = 'guest'): Promise<readonly Row[]> {
  return (await api.get(where, { user })).json as readonly Row[];
}

/** `key: type`, sorted; what stands in objects has dots before it. */
function shape(row: Row, prefix = ''): string[] {
  return Object.entries(row)
    .flatMap(([key, value]) => {
      const at = prefix + key;
      if (Array.isArray(value)) return [`${at}: list`];
      if (value === null) return [`${at}: null`];
      return typeof value === 'object' ? shape(value as Row, `${at}.`) : [`${at}: ${typeof value}`];
    })
    .sort();
}

const texts = (...keys: string[]): string[] => keys.map((key) => `${key}: string`);
const numbers = (...keys: string[]): string[] => keys.map((key) => `${key}: number`);
const flags = (...keys: string[]): string[] => keys.map((key) => `${key}: boolean`);

const ofProcess = numbers(
  ...['fullsweep_after', 'max_heap_size', 'min_bin_vheap_size', 'min_heap_size', 'minor_gcs'].map(
    (key) => `garbage_collection.${key}`,
  ),
  'reductions',
  'reductions_details.rate',
);

const ofTls = ['ssl_cipher', 'ssl_hash', 'ssl_key_exchange', 'ssl_protocol'];
const ofCertificate = ['peer_cert_issuer', 'peer_cert_subject', 'peer_cert_validity'];

const connectionShape = [
  ...texts('auth_mechanism', 'host', 'name', 'node', 'peer_host', 'protocol', 'state', 'type', 'user', 'vhost'),
  ...texts('user_provided_name', 'user_who_performed_action'),
  ...numbers('channel_max', 'channels', 'connected_at', 'frame_max', 'peer_port', 'port', 'timeout'),
  ...numbers('recv_cnt', 'recv_oct', 'recv_oct_details.rate', 'send_cnt', 'send_oct', 'send_oct_details.rate'),
  ...numbers('send_pend'),
  ...flags('ssl'),
  ...ofProcess,
];

const statistics = [
  ...['ack', 'confirm', 'deliver', 'deliver_get', 'deliver_no_ack', 'drop_unroutable', 'get', 'get_empty'],
  ...['get_no_ack', 'publish', 'redeliver', 'return_unroutable'],
].flatMap((key) => numbers(`message_stats.${key}`, `message_stats.${key}_details.rate`));

const channelShape = [
  ...numbers('acks_uncommitted', 'consumer_count', 'global_prefetch_count', 'messages_unacknowledged'),
  ...numbers('messages_uncommitted', 'messages_unconfirmed', 'number', 'pending_raft_commands', 'prefetch_count'),
  ...texts('connection_details.name', 'connection_details.peer_host', 'name', 'node', 'state', 'user', 'vhost'),
  ...texts('user_who_performed_action'),
  ...numbers('connection_details.peer_port'),
  ...flags('confirm', 'transactional'),
  ...ofProcess,
];

const consumerShape = [
  ...numbers('arguments.x-priority', 'channel_details.number', 'channel_details.peer_port', 'prefetch_count'),
  ...flags('ack_required', 'active', 'exclusive'),
  ...texts('activity_status', 'consumer_tag', 'queue.name', 'queue.vhost'),
  ...texts(...['connection_name', 'name', 'node', 'peer_host', 'user'].map((key) => `channel_details.${key}`)),
];

function withoutClientProperties({ client_properties: _, ...rest }: Row): Row {
  return rest;
}

describe('shapes', () => {
  it('of connections in lists', async () => {
    const nulls = [...ofTls, ...ofCertificate].map((key) => `${key}: null`);
    for (const where of ['/connections', '/vhosts/v/connections']) {
      const [row] = await rows(where);
      expect(shape(withoutClientProperties(row!))).toEqual([...connectionShape, ...nulls].sort());
      expect(row).toMatchObject({ name, user: 'own', user_provided_name: 'the client', state: 'running', channels: 2 });
      expect(row!.client_properties).toMatchObject({ product: 'amqplib', more: { list: [1, true] } });
    }
  });

  it('of one connection', async () => {
    const { json } = await api.get(path);
    const empty = texts(...ofTls, ...ofCertificate);
    expect(shape(withoutClientProperties(json as Row))).toEqual([...connectionShape, ...empty].sort());
  });

  it('of the connections of a user', async () => {
    const { nodeName } = { nodeName: (await rows('/connections'))[0]!.node };
    expect(await rows('/connections/username/own')).toEqual([{ name, vhost: 'v', user: 'own', node: nodeName }]);
    expect(await rows('/connections/username/nobody')).toEqual([]);
  });

  it('of channels', async () => {
    for (const where of ['/channels', '/vhosts/v/channels', `${path}/channels`]) {
      const [first, second] = await rows(where);
      expect(shape(first!)).toEqual([...channelShape, ...statistics].sort());
      expect(first).toMatchObject({ name: `${name} (1)`, number: 1, confirm: true, prefetch_count: 10 });
      expect(first!.message_stats).toMatchObject({ publish: 1, confirm: 1, deliver: 1, deliver_get: 1, ack: 0 });
      expect(shape(second!)).toEqual([...channelShape].sort());
    }
  });

  it('of one channel', async () => {
    const { json } = await api.get(`/channels/${encodeURIComponent(`${name} (1)`)}`);
    const { consumer_details: details, deliveries, publishes, ...rest } = json as Row;
    expect(shape(rest)).toEqual([...channelShape, ...statistics].sort());
    expect([deliveries, publishes]).toEqual([[], []]);
    expect(details).toEqual(await rows('/consumers'));
  });

  it('of consumers', async () => {
    for (const where of ['/consumers', '/consumers/v']) {
      const [row] = await rows(where);
      expect(shape(row!)).toEqual([...consumerShape].sort());
      expect(row).toMatchObject({ consumer_tag: 't', activity_status: 'up', queue: { name: 'q', vhost: 'v' } });
    }
    expect(await rows('/consumers/%2F')).toEqual([]);
  });
});

describe('lists', () => {
  it('have pages where RabbitMQ has them, and the past of what is counted', async () => {
    const page = { page: 1, page_count: 1, total_count: 1, item_count: 1 };
    expect((await api.get('/connections?page=1&columns=user')).json).toMatchObject({
      ...page,
      items: [{ user: 'own' }],
    });
    expect((await api.get('/connections/username/own?page=1')).json).toMatchObject(page);
    expect(await rows('/channels?sort=number&sort_reverse=true&columns=number')).toEqual([
      { number: 2 },
      { number: 1 },
    ]);
    const [row] = await rows('/connections?data_rates_age=10&data_rates_incr=5');
    expect(row!.recv_oct_details).toMatchObject({ samples: [{}, {}, {}], avg_rate: expect.any(Number) });
  });

  it.each([
    '/vhosts/none/connections',
    '/vhosts/none/channels',
    '/consumers/none',
    '/connections/none',
    '/channels/none',
  ])('%s is not there', async (where) => {
    const { status, json } = await api.get(where);
    expect([status, json]).toEqual([404, { error: 'Object Not Found', reason: 'Not Found' }]);
  });
});

describe('who is shown what', () => {
  const seen = async (user: string) => {
    const all = ['/connections', '/channels', '/consumers'].map(async (where) => (await rows(where, user)).length);
    return Promise.all(all);
  };

  it('those who monitor see all, anybody else his own', async () => {
    expect(await seen('guest')).toEqual([1, 2, 1]);
    expect(await seen('watcher')).toEqual([1, 2, 1]);
    expect(await seen('own')).toEqual([1, 2, 1]);
    expect(await seen('other')).toEqual([0, 0, 0]);
  });

  it('one by name is for its owner and for those who monitor', async () => {
    for (const one of [path, `${path}/channels`, `/channels/${encodeURIComponent(`${name} (1)`)}`]) {
      for (const user of ['guest', 'watcher', 'own']) expect((await api.get(one, { user })).status).toBe(200);
      const { status, json } = await api.get(one, { user: 'other' });
      expect([status, json]).toEqual([
        401,
        { error: 'not_authorised', reason: 'User not authorised to access object' },
      ]);
    }
    expect((await api.get('/connections/username/own', { user: 'other' })).status).toBe(401);
    expect((await api.get('/connections/username/own', { user: 'own' })).status).toBe(200);
  });

  it('those of a vhost are for who may enter it', async () => {
    expect((await api.get('/vhosts/v/connections', { user: 'watcher' })).status).toBe(401);
    expect((await api.get('/vhosts/v/channels', { user: 'own' })).status).toBe(200);
  });
});

describe('DELETE', () => {
  const closing = async (of: ChannelModel, act: () => Promise<{ readonly status: number }>) => {
    const closed = once(of, 'close') as Promise<[Error]>;
    expect((await act()).status).toBe(204);
    return (await closed)[0].message;
  };

  async function nameOfOther(): Promise<string> {
    const found = (await rows('/connections')).find(({ user, state }) => user === 'other' && state === 'running');
    return `/connections/${encodeURIComponent(found!.name as string)}`;
  }

  it('closes a connection with 320 and the reason', async () => {
    const other = await connectAs('other', 'v');
    const of = await nameOfOther();
    for (const user of ['watcher', 'own']) expect((await api.delete(of, { user })).status).toBe(401);
    const message = await closing(other, () => api.delete(of, { headers: { 'x-reason': 'because of tests' } }));
    expect(message).toContain('320 (CONNECTION-FORCED) with message "CONNECTION_FORCED - because of tests"');
  });

  it('is for the owner, too; who says nothing gives a reason nevertheless', async () => {
    const other = await connectAs('other', 'v');
    const of = await nameOfOther();
    const message = await closing(other, () => api.delete(of, { user: 'other' }));
    expect(message).toContain('CONNECTION_FORCED - Closed via management plugin');
  });

  it('closes all of a user, and tells as much of the reason as fits', async () => {
    const other = await connectAs('other', 'v');
    expect((await api.delete('/connections/username/other', { user: 'own' })).status).toBe(401);
    const headers = { 'x-reason': 'x'.repeat(300) };
    const message = await closing(other, () => api.delete('/connections/username/other', { headers }));
    expect(message).toContain(`CONNECTION_FORCED - ${'x'.repeat(230)}`);
    expect((await api.delete('/connections/username/other')).status).toBe(204);
    // Those that are closing may be there for a moment.
    const running = (await rows('/connections')).filter(({ state }) => state === 'running');
    expect(running.map(({ user }) => user)).toEqual(['own']);
    expect((await api.delete('/connections/none')).status).toBe(404);
  });
});
