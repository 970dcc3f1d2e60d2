/**
 * Firehose tracing: what RabbitMQ 3.10 publishes to amq.rabbitmq.trace (golden/traces.json), field by field
 * with their types; and when it does.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type BasicProperties, decodeProperties } from '../../../src/wire/content/properties.js';
import { withProperties } from '../../../src/wire/content/rewrite.js';
import { type FieldTable, type FieldValue, TABLE_DEPTH_MAX, field } from '../../../src/wire/values/field-table.js';
import { encodeText } from '../../../src/wire/values/text.js';
import { framedContent } from '../../support/framed-content.js';
import { fullMethod } from '../../support/full-method.js';
import { HeldStore } from '../../support/held-store.js';
import { consumeReplies, nameOf } from '../../support/replies.js';
import { type ScriptedChannel, deliveriesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { setTracing } from '../../../src/core/vhost/vhost-details.js';

interface GoldenTrace {
  readonly title: string;
  readonly key: string;
  readonly body: string;
  readonly properties: string;
}

const golden = JSON.parse(readFileSync(new URL('golden/traces.json', import.meta.url), 'utf8')) as GoldenTrace[];

/** A broker that traces, a client of it, and who reads the traces. */
function traced() {
  const core = new ScriptedCore();
  setTracing(core.broker.findVHost('/')!, true);
  const client = core.channel();
  const watcher = core.channel();
  watcher.queue('traces');
  watcher.bind('traces', 'amq.rabbitmq.trace', '#');
  return { core, client, watcher, traces: () => tracesOf(watcher) };
}

interface Trace {
  readonly key: string;
  readonly body: string;
  readonly headers: FieldTable;
}

/** All traces so far, and takes them out. */
function tracesOf(watcher: ScriptedChannel): Trace[] {
  const traces: Trace[] = [];
  for (;;) {
    const answer = watcher.call('basic.get', { queue: 'traces', noAck: true }).at(-1);
    if (answer?.name !== 'basic.get-ok') return traces;
    expect(answer.exchange).toBe('amq.rabbitmq.trace');
    const { headers = new Map(), ...others } = watcher.client.outbound.contents.at(-1)!.properties();
    expect(others).toEqual({});
    traces.push({ key: answer.routingKey, body: answer.body!, headers });
  }
}

/** The fields in their order. What differs between any two brokers is as if it did not. */
function comparable(headers: FieldTable): unknown {
  const own = ['node', 'vhost', 'connection'];
  return [...headers].map(([name, value]) => [name, own.includes(name) ? { type: value.type } : ordered(value)]);
}

function ordered(value: unknown): unknown {
  if (value instanceof Map) return [...(value as Map<string, unknown>)].map(([name, inner]) => [name, ordered(inner)]);
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value === 'object' && value !== null && 'type' in value && 'value' in value) {
    return [value.type, ordered(value.value)];
  }
  return value;
}

const everything: BasicProperties = {
  contentType: 'text/plain',
  contentEncoding: 'identity',
  headers: new Map<string, FieldValue>([
    ['CC', { type: 'A', value: [field.text('c1'), field.text('c2')] }],
    ['BCC', { type: 'A', value: [field.text('b1')] }],
    ['nested', field.table({ list: { type: 'A', value: [field.int(1), field.text('x')] } })],
    ['big', { type: 'l', value: 2 ** 40 }],
    ['nothing', { type: 'V', value: null }],
    ['yes', field.bool(true)],
  ]),
  deliveryMode: 2,
  priority: 3,
  correlationId: 'correlation',
  replyTo: 'reply',
  expiration: '60000',
  messageId: 'message',
  timestamp: 1_700_000_000,
  type: 'type',
  userId: 'guest',
  appId: 'app',
  clusterId: 'cluster',
};

function publish(channel: ScriptedChannel, exchange: string, routingKey: string, sent: Sent): void {
  const { body = 'm', ...properties } = sent;
  const method = fullMethod('basic.publish', { exchange, routingKey });
  channel.client.sendContent(channel.number, method, withProperties(framedContent({ body }), properties));
  channel.turn();
}

type Sent = BasicProperties & { readonly body?: string };

describe('a trace', () => {
  it('is what RabbitMQ makes of the same', () => {
    const { client, traces } = traced();
    const found: Trace[] = [];
    const publishAs = (body: string, exchange: string, key: string, properties: BasicProperties = {}): void => {
      publish(client, exchange, key, { ...properties, body });
      found.push(...traces());
    };
    const get = (noAck: boolean): void => {
      client.call('basic.get', { queue: 'a', noAck });
      found.push(...traces());
    };
    for (const queue of ['a', 'b']) client.queue(queue);
    client.exchange('x', 'fanout');
    client.bind('a', 'x');
    publishAs('nothing set', '', 'a');
    get(false);
    client.call('basic.nack', { deliveryTag: 1, requeue: true });
    get(true);
    publishAs('everything set', 'x', 'key', everything);
    client.bind('b', 'x');
    client.call('queue.purge', { queue: 'a' });
    publishAs('to two', 'x', 'key', everything);
    client.call('basic.consume', { queue: 'b', noAck: true, consumerTag: 'c' });
    found.push(...traces());
    client.call('basic.cancel', { consumerTag: 'c' });
    publishAs('no headers', 'x', '', { headers: new Map() });
    const keys = (...names: string[]): FieldValue => ({ type: 'A', value: names.map((name) => field.text(name)) });
    publishAs('the same key twice', 'x', 'k', {
      headers: new Map([
        ['CC', keys('k2', 'k2')],
        ['BCC', keys('k')],
      ]),
    });
    client.exchange('nobody', 'direct');
    publishAs('no route', 'nobody', 'k');

    const expected = golden.map(({ key, body, properties }) => {
      const bytes = Buffer.from(properties, 'hex');
      return { key, body, headers: comparable(decodeProperties(bytes, 0, bytes.length).headers!) };
    });
    expect(found.map(({ key, body, headers }) => ({ key, body, headers: comparable(headers) }))).toEqual(expected);
  });

  it('names the broker, the vhost, the connection and its user', () => {
    const { client, traces } = traced();
    publish(client, '', 'nobody', {});
    const [trace] = traces();
    const of = (name: string): unknown => trace!.headers.get(name)?.value;
    expect(['node', 'vhost', 'connection', 'channel', 'user'].map(of)).toEqual([
      'leveret@localhost',
      '/',
      '', // nobody knows the ends of a scripted connection
      1,
      'guest',
    ]);
    expect(of('routed_queues')).toEqual([]);
  });

  it('has an integer whole that takes more than 32 bits', () => {
    const { client, traces } = traced();
    for (const timestamp of [2 ** 31 - 1, 2 ** 31, 2n ** 62n, -1]) publish(client, '', 'q', { timestamp });
    const found = traces().map(({ headers }) => headers.get('properties')!.value as FieldTable);
    expect(found.map((properties) => properties.get('timestamp'))).toEqual([
      { type: 'I', value: 2 ** 31 - 1 },
      { type: 'l', value: 2 ** 31 },
      { type: 'l', value: 2n ** 62n },
      { type: 'I', value: -1 },
    ]);
  });

  it('is there for headers that cannot be nested any deeper, without them', () => {
    const { client, traces } = traced();
    let deepest: FieldTable = new Map([['end', field.bool(true)]]);
    for (let depth = 1; depth < TABLE_DEPTH_MAX; depth++) deepest = new Map([['in', { type: 'F', value: deepest }]]);
    publish(client, '', 'q', { headers: deepest, type: 'deep' });
    const properties = traces()[0]!.headers.get('properties')!.value as FieldTable;
    expect([...properties.keys()]).toEqual(['type']);
  });

  it('has as much of a long name in its key as there is room for', () => {
    const { client, traces } = traced();
    const name = 'é'.repeat(127);
    client.exchange(name, 'fanout');
    publish(client, name, '', {});
    const [{ key, headers }] = traces() as [Trace];
    expect([encodeText(key).length, key.startsWith('publish.éé'), headers.get('exchange_name')?.value]).toEqual([
      255,
      true,
      name,
    ]);
  });
});

describe('tracing', () => {
  it('does not trace traces, though one queue gets them with all else', () => {
    const { client } = traced();
    client.bind('traces', 'amq.fanout');
    publish(client, 'amq.fanout', 'key', { body: 'once' });
    const got = Array.from({ length: 4 }, () => client.call('basic.get', { queue: 'traces', noAck: true }).at(-1));
    const keys = got.map((answer) => (answer?.name === 'basic.get-ok' ? answer.routingKey : undefined));
    expect(keys).toEqual(['publish.amq.fanout', 'key', 'deliver.traces', undefined]);
  });

  it('traces what is published in a transaction, whatever becomes of it', () => {
    const { client, traces } = traced();
    client.call('tx.select');
    publish(client, '', 'q', {});
    expect(traces().map(({ key }) => key)).toEqual(['publish.']);
    client.call('tx.rollback');
    expect(traces()).toEqual([]);
  });

  it('traces requests and replies, and no delivery of a reply', () => {
    const { core, client, traces } = traced();
    client.queue('requests');
    consumeReplies(client);
    const name = nameOf(client);
    traces();
    publish(core.channel(), '', name, {});
    const [trace, ...others] = traces();
    expect([trace!.key, trace!.headers.get('routed_queues')?.value, others]).toEqual(['publish.', [], []]);
  });

  it('ends when it is ended', () => {
    const { core, client, traces } = traced();
    setTracing(core.broker.findVHost('/')!, false);
    publish(client, '', 'traces', { body: 'alone' });
    expect(client.drain('traces')).toEqual(['alone']);
    expect(traces()).toEqual([]);
  });

  it('keeps delivery tags in order for a consumer of messages and traces', () => {
    const { client } = traced();
    const args = { 'x-max-length': field.int(1), 'x-overflow': field.text('reject-publish') };
    client.queue('small', { arguments: new Map(Object.entries(args)) });
    client.bind('small', 'amq.rabbitmq.trace', '#');
    client.queue('q');
    for (let i = 0; i < 5; i++) publish(client, '', 'q', { body: String(i) });
    client.take();
    client.send('basic.consume', { queue: 'small', noAck: true });
    client.send('basic.consume', { queue: 'q', noAck: true });
    const tags = deliveriesOf(client.turn()).map(({ deliveryTag }) => deliveryTag);
    expect(tags.length).toBeGreaterThan(5);
    expect(tags).toEqual(tags.map((_, index) => index + 1));
  });

  it.each([true, false])('is as it was after a restart: %s', (on) => {
    const store = new HeldStore([{ kind: 'vhost', name: '/' }]);
    const core = new ScriptedCore({}, store);
    setTracing(core.broker.findVHost('/')!, true);
    setTracing(core.broker.findVHost('/')!, on);
    const next = new ScriptedCore({}, new HeldStore(store.definitions));
    next.broker.restore(store.definitions, () => undefined);
    expect(next.broker.findVHost('/')!.tracing).toBe(on);
  });
});
