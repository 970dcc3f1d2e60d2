/**
 * Every command of RabbitMQ's own tool works; where it is not installed, the requests that it would send.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, connect } from 'amqplib';
import { ManagementClient } from '../support/management-client.js';
import { Rabbitmqadmin, hasRabbitmqadmin } from '../support/rabbitmqadmin.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

let api: ManagementClient;
let tool: Rabbitmqadmin | undefined;

beforeAll(async () => {
  api = await ManagementClient.start();
  if (hasRabbitmqadmin) tool = new Rabbitmqadmin(Number(new URL(api.url).port));
});

afterAll(async () => {
  await tool?.close();
  await api.stop();
});

const directory = temporaryDirectory();

/** A command, the request that it stands for, and a text that either of them shows. */
interface Step {
  readonly command: string;
  readonly request: readonly [method: string, path: string, body?: unknown];
  readonly shows?: string;
}

const everything = { configure: '.*', write: '.*', read: '.*' };
const length = { 'max-length': 5 };
const put = (path: string, body: unknown): Step['request'] => ['PUT', path, body];
const get = (path: string): Step['request'] => ['GET', path];
const end = (path: string): Step['request'] => ['DELETE', path];

const declaring: readonly Step[] = [
  { command: 'declare vhost name=v tracing=false', request: put('/vhosts/v', { tracing: false }) },
  {
    command: 'declare user name=u password=p tags=monitoring',
    request: put('/users/u', { password: 'p', tags: 'monitoring' }),
  },
  {
    command: 'declare user name=hashed password_hash=Rb2on65bqwnvrKjQqAuALd3lCsZJ7B11M/QAVR5D32bdvaZC tags=',
    request: put('/users/hashed', { password_hash: 'Rb2on65bqwnvrKjQqAuALd3lCsZJ7B11M/QAVR5D32bdvaZC', tags: '' }),
  },
  {
    command: 'declare permission vhost=v user=u configure=.* write=.* read=.*',
    request: put('/permissions/v/u', everything),
  },
  {
    command: '-V v declare exchange name=x type=topic durable=true arguments={"alternate-exchange":"amq.fanout"}',
    request: put('/exchanges/v/x', { type: 'topic', durable: true, arguments: { 'alternate-exchange': 'amq.fanout' } }),
  },
  {
    command: '-V v declare queue name=q durable=true auto_delete=false arguments={"x-max-length":9} queue_type=classic',
    request: put('/queues/v/q', { durable: true, auto_delete: false, arguments: { 'x-max-length': 9 } }),
  },
  {
    command: '-V v declare binding source=x destination=q routing_key=a.#',
    request: ['POST', '/bindings/v/e/x/q/q', { routing_key: 'a.#', arguments: {} }],
  },
  {
    command: '-V v declare binding source=x destination=amq.direct destination_type=exchange routing_key=b',
    request: ['POST', '/bindings/v/e/x/e/amq.direct', { routing_key: 'b', arguments: {} }],
  },
  {
    command: '-V v declare policy name=p pattern=^q definition={"max-length":5} priority=2 apply-to=queues',
    request: put('/policies/v/p', { pattern: '^q', definition: length, priority: 2, 'apply-to': 'queues' }),
  },
  {
    command: '-V v declare operator_policy name=o pattern=^q definition={"max-length":7} apply-to=queues',
    request: put('/operator-policies/v/o', { pattern: '^q', definition: { 'max-length': 7 }, 'apply-to': 'queues' }),
  },
  {
    command: '-V v declare parameter component=vhost-limits name=limits value={"max-queues":100}',
    request: put('/parameters/vhost-limits/v/limits', { value: { 'max-queues': 100 } }),
  },
  {
    command: 'declare vhost_limit vhost=v name=max-connections value=50',
    request: put('/vhost-limits/v/max-connections', { value: 50 }),
  },
];

const listing: readonly Step[] = [
  { command: 'list exchanges name type', request: get('/exchanges?columns=name,type'), shows: 'topic' },
  { command: '-V v list exchanges', request: get('/exchanges/v'), shows: 'amq.topic' },
  {
    command: '-V v list queues vhost name messages',
    request: get('/queues/v?columns=vhost,name,messages'),
    shows: 'q',
  },
  { command: '-S name -R list queues', request: get('/queues?sort=name&sort_reverse=true'), shows: 'q' },
  { command: '-V v list bindings', request: get('/bindings/v'), shows: 'a.#' },
  { command: 'list users', request: get('/users'), shows: 'rabbit_password_hashing_sha256' },
  { command: 'list vhosts', request: get('/vhosts'), shows: 'v' },
  { command: 'list permissions', request: get('/permissions'), shows: '.*' },
  { command: 'list nodes', request: get('/nodes'), shows: 'leveret@' },
  { command: 'list parameters', request: get('/parameters'), shows: 'vhost-limits' },
  { command: 'list policies', request: get('/policies'), shows: 'max-length' },
  { command: 'list operator_policies', request: get('/operator-policies'), shows: 'max-length' },
  { command: 'list vhost_limits', request: get('/vhost-limits'), shows: 'max-queues' },
  { command: 'list connections', request: get('/connections'), shows: '127.0.0.1' },
  { command: 'list channels', request: get('/channels'), shows: '(1)' },
  { command: '-f pretty_json list consumers', request: get('/consumers'), shows: 'the-consumer' },
  { command: 'show overview', request: get('/overview'), shows: '3.10.8' },
];

const messages: readonly Step[] = [
  {
    command: '-V v publish exchange=x routing_key=a.b payload=hello properties={"delivery_mode":2}',
    request: [
      'POST',
      '/exchanges/v/x/publish',
      { routing_key: 'a.b', payload: 'hello', payload_encoding: 'string', properties: { delivery_mode: 2 } },
    ],
    shows: hasRabbitmqadmin ? 'Message published' : '"routed":true',
  },
  {
    command: '-V v get queue=q count=1 ackmode=ack_requeue_true',
    request: ['POST', '/queues/v/q/get', { count: 1, ackmode: 'ack_requeue_true', encoding: 'auto' }],
    shows: 'hello',
  },
  { command: '-V v purge queue name=q', request: end('/queues/v/q/contents') },
  {
    command: '-V v get queue=q count=1 ackmode=ack_requeue_false',
    request: ['POST', '/queues/v/q/get', { count: 1, ackmode: 'ack_requeue_false', encoding: 'auto' }],
    shows: hasRabbitmqadmin ? 'No items' : '[]',
  },
];

const deleting: readonly Step[] = [
  {
    command: '-V v delete binding source=x destination_type=queue destination=q properties_key=a.%23',
    request: end('/bindings/v/e/x/q/q/a.%23'),
  },
  { command: '-V v delete policy name=p', request: end('/policies/v/p') },
  { command: '-V v delete operator_policy name=o', request: end('/operator-policies/v/o') },
  { command: 'delete vhost_limit vhost=v name=max-connections', request: end('/vhost-limits/v/max-connections') },
  {
    command: '-V v delete parameter component=vhost-limits name=limits',
    request: end('/parameters/vhost-limits/v/limits'),
  },
  { command: '-V v delete queue name=q', request: end('/queues/v/q') },
  { command: '-V v delete exchange name=x', request: end('/exchanges/v/x') },
  { command: 'delete permission vhost=v user=u', request: end('/permissions/v/u') },
  { command: 'delete user name=u', request: end('/users/u') },
  { command: 'delete vhost name=v', request: end('/vhosts/v') },
];

/** What became of it, and what was shown. */
async function take({ command, request }: Step): Promise<{ readonly isTaken: boolean; readonly shown: string }> {
  if (tool !== undefined) {
    const { status, output } = await tool.run(...command.split(' '));
    return { isTaken: status === 0, shown: output };
  }
  const [method, path, body] = request;
  const { status, text } = await api.ask(method, path, body);
  return { isTaken: status >= 200 && status < 300, shown: text };
}

/** What is to come of it. */
function taken({ shows = '' }: Step): object {
  return { isTaken: true, shown: expect.stringContaining(shows) as unknown };
}

const named = (steps: readonly Step[]) => steps.map((step) => [step.command, step] as const);

describe(`rabbitmqadmin${hasRabbitmqadmin ? '' : ' (not installed here: the requests that it would send)'}`, () => {
  it.each(named(declaring))('%s', async (_, step) => {
    expect(await take(step)).toEqual(taken(step));
  });

  it('has declared all that', async () => {
    const { json } = await api.get('/definitions/v');
    expect(json).toMatchObject({
      queues: [{ name: 'q', durable: true, auto_delete: false, arguments: { 'x-max-length': 9 } }],
      exchanges: [{ name: 'x', type: 'topic', durable: true, arguments: { 'alternate-exchange': 'amq.fanout' } }],
      bindings: [
        { source: 'x', destination: 'amq.direct', destination_type: 'exchange', routing_key: 'b' },
        { source: 'x', destination: 'q', destination_type: 'queue', routing_key: 'a.#' },
      ],
      policies: [{ name: 'p', pattern: '^q', definition: length, priority: 2, 'apply-to': 'queues' }],
      parameters: [
        { component: 'operator_policy', name: 'o' },
        { component: 'vhost-limits', value: { 'max-connections': 50, 'max-queues': 100 } },
      ],
    });
    expect((await api.get('/whoami', { user: 'u', password: 'p' })).json).toEqual({ name: 'u', tags: ['monitoring'] });
  });

  describe('with a client', () => {
    let client: ChannelModel;

    beforeAll(async () => {
      client = await connect(`amqp://127.0.0.1:${api.broker.port}`);
      const channel = await client.createChannel();
      await channel.assertQueue('consumed', { autoDelete: true });
      await channel.consume('consumed', () => undefined, { consumerTag: 'the-consumer' });
    });

    it.each(named(listing))('%s', async (_, step) => {
      expect(await take(step)).toEqual(taken(step));
    });

    it('close connection', async () => {
      const closed = new Promise((resolve) => client.once('close', resolve));
      const [{ name }] = (await api.get('/connections?columns=name')).json as [{ name: string }];
      if (tool === undefined) await api.delete(`/connections/${encodeURIComponent(name)}`);
      else expect(await tool.run('close', 'connection', `name=${name}`)).toMatchObject({ status: 0 });
      expect(await closed).toMatchObject({ code: 320 });
    });
  });

  it.each(named(messages))('%s', async (_, step) => {
    expect(await take(step)).toEqual(taken(step));
  });

  it('export, then import', async () => {
    const file = join(directory.path, 'exported.json');
    const before = (await api.get('/definitions')).json as object;
    if (tool !== undefined) {
      expect(await tool.run('export', file)).toMatchObject({ status: 0 });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(before);
    }
    await api.delete('/vhosts/v');
    if (tool !== undefined) expect(await tool.run('import', file)).toMatchObject({ status: 0 });
    else await api.post('/definitions', before);
    expect((await api.get('/definitions')).json).toEqual(before);
  });

  it.each(named(deleting))('%s', async (_, step) => {
    expect(await take(step)).toEqual(taken(step));
  });

  it('has deleted all that', async () => {
    expect((await api.get('/vhosts/v')).status).toBe(404);
    expect((await api.get('/users/u')).status).toBe(404);
  });
});
