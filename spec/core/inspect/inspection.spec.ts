/**
 * The read model. Which figure means what is RabbitMQ's (3.10).
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Inspection } from '../../../src/core/inspect/inspection.js';
import { field } from '../../../src/wire/values/field-table.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

let core: ScriptedCore;
let channel: ScriptedChannel;
let inspection: Inspection;
beforeEach(() => {
  core = new ScriptedCore();
  channel = core.channel();
  inspection = new Inspection(core.broker);
});

const vhost = () => core.broker.findVHost('/')!;
const queue = (name: string) => inspection.findQueue(vhost(), name)!;

function publish(routingKey: string, ...bodies: string[]): void {
  for (const body of bodies) channel.sendPublish({ routingKey, body, persistent: body.startsWith('p') });
  core.endTurn();
}

describe('a queue', () => {
  it('is what it was declared to be', () => {
    const args = new Map([['x-max-length', field.int(9)]]);
    channel.queue('q', { durable: true, autoDelete: true, arguments: args });
    expect(queue('q')).toMatchObject({
      name: 'q',
      vhost: '/',
      type: 'classic',
      durable: true,
      autoDelete: true,
      exclusive: false,
      exclusiveOwner: undefined,
      arguments: args,
      state: 'running',
      policy: undefined,
    });
  });

  it('counts what is ready, what is out, and what of both outlives the process', () => {
    channel.queue('q', { durable: true });
    publish('q', 'p1', '22', 'p333', '4444', 'p');
    channel.call('basic.qos', { prefetchCount: 2 });
    channel.call('basic.consume', { queue: 'q' });
    expect(queue('q')).toMatchObject({
      messages: 5,
      messagesReady: 3,
      messagesUnacknowledged: 2,
      messagesRam: 5,
      messagesReadyRam: 3,
      messagesPagedOut: 0,
      messagesPersistent: 3,
      messageBytes: 13,
      messageBytesReady: 9,
      messageBytesUnacknowledged: 4,
      messageBytesRam: 13,
      messageBytesPersistent: 7,
      consumerCount: 1,
    });
    const { memoryBytes } = queue('q');
    channel.call('basic.ack', { deliveryTag: 2, multiple: true });
    expect(queue('q')).toMatchObject({
      messages: 3,
      messagesPersistent: 2,
      messageBytes: 9,
      messageBytesPersistent: 5,
    });
    channel.call('basic.nack', { deliveryTag: 4, multiple: true, requeue: true });
    channel.call('queue.purge', { queue: 'q' });
    channel.client.disconnect();
    expect(queue('q')).toMatchObject({ messagesUnacknowledged: 0, messageBytesUnacknowledged: 0 });
    expect(queue('q').memoryBytes).toBeLessThan(memoryBytes);
  });

  it('has nothing persistent when it is not durable', () => {
    channel.queue('q');
    publish('q', 'p');
    expect(queue('q')).toMatchObject({ messages: 1, messagesPersistent: 0, messageBytesPersistent: 0 });
  });

  it('tells the timestamp of its first message, if it has one', () => {
    channel.queue('q');
    expect(queue('q').headMessageTimestamp).toBeUndefined();
    channel.publish({ routingKey: 'q', properties: { timestamp: '1700000000' } });
    channel.publish({ routingKey: 'q' });
    expect(queue('q').headMessageTimestamp).toBe(1_700_000_000);
    channel.call('basic.get', { queue: 'q', noAck: true });
    expect(queue('q').headMessageTimestamp).toBeUndefined();
  });

  it('names the connection that has it for itself, and the consumers that have', () => {
    channel.queue('mine', { exclusive: true });
    expect(queue('mine')).toMatchObject({ exclusive: true, exclusiveOwner: channel.client.connection.name });
    channel.call('basic.consume', { queue: 'mine', consumerTag: 'alone', exclusive: true });
    expect(queue('mine').exclusiveConsumerTag).toBe('alone');
    channel.queue('single', { arguments: new Map([['x-single-active-consumer', field.bool(true)]]) });
    expect(queue('single').singleActiveConsumerTag).toBeUndefined();
    for (const consumerTag of ['first', 'second']) channel.call('basic.consume', { queue: 'single', consumerTag });
    expect(queue('single')).toMatchObject({ singleActiveConsumerTag: 'first', exclusiveConsumerTag: undefined });
  });

  it('tells how well its consumers keep up', () => {
    channel.queue('q');
    expect(queue('q').consumerCapacity).toBe(0);
    channel.call('basic.qos', { prefetchCount: 1 });
    channel.call('basic.consume', { queue: 'q' });
    expect(queue('q').consumerCapacity).toBe(1);
    publish('q', '1', '2');
    core.clock.advance(10_000);
    expect(queue('q').consumerCapacity).toBeCloseTo(0.5);
    channel.call('queue.purge', { queue: 'q' });
    core.clock.advance(60_000);
    expect(queue('q').consumerCapacity).toBeGreaterThan(0.9);
  });

  it('says which policies apply, and what they come to', () => {
    channel.queue('q');
    vhost().policies.set('policy', { name: 'short', pattern: '^q', definition: { 'max-length': 10 } });
    vhost().policies.set('operator-policy', { name: 'cap', pattern: '', definition: { 'max-length': 5 } });
    expect(queue('q')).toMatchObject({ policy: 'short', operatorPolicy: 'cap' });
    expect(queue('q').effectivePolicyDefinition.get('max-length')?.value).toBe(5);
  });
});

describe('a connection', () => {
  it('is listed from its opening to its end', () => {
    const accepted = core.accept();
    expect(inspection.connections()).toHaveLength(1);
    accepted.disconnect();
    channel.client.disconnect();
    expect(inspection.connections()).toEqual([]);
  });

  it('has what it said and what was agreed', () => {
    const { timeMs } = core.clock;
    core.clock.advance(1000);
    expect(inspection.connections()[0]).toMatchObject({
      user: 'guest',
      vhost: '/',
      protocol: 'AMQP 0-9-1',
      authMechanism: 'PLAIN',
      tls: undefined,
      channelMax: 10,
      frameMax: 4096,
      timeoutSeconds: 0,
      connectedAt: timeMs,
      channelCount: 1,
      state: 'running',
      userProvidedName: undefined,
    });
    expect(inspection.connections()[0]!.clientProperties.has('capabilities')).toBe(true);
  });

  it('is blocked under an alarm once it has published, blocking before, and flow a moment after', () => {
    core = new ScriptedCore({ queuedEntriesMax: 3 });
    inspection = new Inspection(core.broker);
    channel = core.channel();
    const consumer = core.channel();
    channel.queue('q');
    publish('q', '1', '2', '3', '4');
    const states = (): unknown[] => inspection.connections().map(({ state }) => state);
    expect(states()).toEqual(['blocked', 'blocking']);
    consumer.call('basic.consume', { queue: 'q', noAck: true });
    expect(states()).toEqual(['flow', 'running']);
    core.clock.advance(1_000);
    expect(states()).toEqual(['running', 'running']);
  });

  it('is in flow while it was held back within the last second', () => {
    const { outbound } = channel.client;
    outbound.traffic = { ...outbound.traffic, heldBackAt: core.clock.timeMs - 999 };
    expect(inspection.connections()[0]!.state).toBe('flow');
    expect(inspection.channels()[0]!.state).toBe('flow');
    core.clock.advance(1);
    expect(inspection.connections()[0]!.state).toBe('running');
  });

  it('is found by its name', () => {
    const [facts] = inspection.connections();
    expect(inspection.findConnection(facts!.name)?.connection).toBe(channel.client.connection);
    expect(inspection.findConnection('nobody')).toBeUndefined();
    expect(inspection.channelsOf(facts!).map(({ number }) => number)).toEqual([1]);
  });
});

describe('a channel', () => {
  it('tells its modes and what it has under way', () => {
    channel.queue('q');
    publish('q', '1', '2', '3');
    channel.call('basic.qos', { prefetchCount: 7 });
    channel.call('basic.qos', { prefetchCount: 20, global: true });
    channel.call('basic.consume', { queue: 'q' });
    channel.call('tx.select');
    channel.send('basic.ack', { deliveryTag: 2, multiple: true });
    channel.sendPublish({ routingKey: 'q' });
    expect(inspection.findChannel(`${channel.client.connection.name} (1)`)).toMatchObject({
      number: 1,
      user: 'guest',
      vhost: '/',
      consumerCount: 1,
      prefetchCount: 7,
      globalPrefetchCount: 20,
      messagesUnacknowledged: 1,
      messagesUncommitted: 1,
      acksUncommitted: 2,
      messagesUnconfirmed: 0,
      confirm: false,
      transactional: true,
      state: 'running',
    });
  });

  it('has no limits when none are set', () => {
    expect(inspection.channels()[0]).toMatchObject({ prefetchCount: 0, globalPrefetchCount: 0, transactional: false });
  });

  it('is closing until the client has agreed', () => {
    channel.call('basic.ack', { deliveryTag: 9 });
    expect(inspection.channels().map(({ state }) => state)).toEqual(['closing']);
    channel.call('channel.close-ok');
    expect(inspection.channels()).toEqual([]);
  });
});

describe('consumers', () => {
  it('tell what they asked for and whether they are active', () => {
    channel.queue('single', { arguments: new Map([['x-single-active-consumer', field.bool(true)]]) });
    channel.queue('q');
    channel.call('basic.qos', { prefetchCount: 3 });
    channel.call('basic.consume', { queue: 'single', consumerTag: 'a' });
    channel.call('basic.consume', { queue: 'single', consumerTag: 'b' });
    channel.call('basic.consume', { queue: 'q', consumerTag: 'c', noAck: true, exclusive: true });
    const shared = { ackRequired: true, exclusive: false, prefetchCount: 3, queueName: 'single' };
    expect(inspection.consumers()).toMatchObject([
      { consumerTag: 'a', ...shared, active: true, activityStatus: 'single_active' },
      { consumerTag: 'b', ...shared, active: false, activityStatus: 'waiting' },
      { consumerTag: 'c', ackRequired: false, exclusive: true, prefetchCount: 0, active: true, activityStatus: 'up' },
    ]);
    expect(inspection.consumersOfQueue(queue('single')).map(({ consumerTag }) => consumerTag)).toEqual(['a', 'b']);
    expect(inspection.consumersOf(inspection.channels()[0]!)).toHaveLength(3);
  });

  it('of direct replies are nobody’s business, but their messages count', () => {
    channel.call('basic.consume', { queue: 'amq.rabbitmq.reply-to', noAck: true });
    expect(inspection.consumers()).toEqual([]);
    expect(inspection.queues()).toEqual([]);
  });
});

describe('exchanges and bindings', () => {
  it('are listed, those included that nobody made', () => {
    channel.exchange('x', 'topic', { durable: true });
    channel.bind(channel.queue('q'), 'x', 'a.#');
    channel.call('exchange.bind', { source: 'x', destination: 'amq.fanout' });
    expect(inspection.findExchange(vhost(), 'x')).toMatchObject({
      name: 'x',
      vhost: '/',
      type: 'topic',
      durable: true,
    });
    expect(inspection.exchanges().map(({ name }) => name)).toContain('amq.topic');
    expect(inspection.bindings()).toMatchObject([
      { vhost: '/', source: '', destination: 'q', destinationType: 'queue', routingKey: 'q', propertiesKey: 'q' },
      { source: 'x', destination: 'q', destinationType: 'queue', routingKey: 'a.#', propertiesKey: 'a.%23' },
      { source: 'x', destination: 'amq.fanout', destinationType: 'exchange', routingKey: '', propertiesKey: '~' },
    ]);
  });
});

describe('sums', () => {
  it('are those of all vhosts, and of each', () => {
    core.broker.addVHost('other');
    channel.queue('q');
    publish('q', '1', '2');
    channel.call('basic.get', { queue: 'q' });
    const { all, byVHost } = inspection.sums();
    const expected = { messagesReady: 1, messagesUnacknowledged: 1, messages: 2, queues: 1, consumers: 0 };
    expect(byVHost.get(vhost())).toMatchObject({
      ...expected,
      connections: 1,
      channels: 1,
      publishers: 1,
      exchanges: 7,
    });
    expect(all).toMatchObject({ ...expected, connections: 1, channels: 1, exchanges: 14 });
    expect(inspection.vhosts().map(({ name, sums }) => [name, sums.messages])).toEqual([
      ['/', 2],
      ['other', 0],
    ]);
  });
});
