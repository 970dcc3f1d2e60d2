/**
 * Metrics under load: every name that RabbitMQ's published overview dashboard (Grafana 10991) asks for, with the
 * value that what was done comes to.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, type GetMessage, connect } from 'amqplib';
import { type RunningBroker, startBroker } from '../../src/app.js';
import { ScrapedMetrics } from '../support/scraped-metrics.js';

const directory = mkdtempSync(join(tmpdir(), 'leveret-metrics-'));
let broker: RunningBroker;
let connection: ChannelModel;
let scraped: ScrapedMetrics;
let perObject: ScrapedMetrics;

const perQueueType = { protocol: 'amqp091', queue_type: 'rabbit_classic_queue' };
const perProtocol = { protocol: 'amqp091' };

beforeAll(async () => {
  broker = await startBroker({ port: 0, data: directory, metrics: { port: 0 } });
  connection = await connect(broker.url);
  const channel = await connection.createConfirmChannel();
  await publish(channel);
  await take(channel);
  await lose(channel);
  const other = await connection.createChannel();
  await other.close();
  scraped = await ScrapedMetrics.of(`${broker.metricsUrl!}/metrics`);
  perObject = await ScrapedMetrics.of(`${broker.metricsUrl!}/metrics/per-object`);
});

afterAll(async () => {
  await connection.close();
  await broker.stop();
  rmSync(directory, { recursive: true });
});

/** Ten persistent messages of 50 bytes and one of 5000 to `load`, two dropped, one returned. */
async function publish(channel: ConfirmChannel): Promise<void> {
  await channel.assertQueue('load', { durable: true });
  for (let i = 0; i < 10; i++) channel.sendToQueue('load', Buffer.alloc(50), { persistent: true });
  channel.sendToQueue('load', Buffer.alloc(5000));
  channel.publish('', 'nowhere', Buffer.alloc(50));
  channel.publish('amq.direct', 'nowhere', Buffer.alloc(50));
  const returned = once(channel, 'return');
  channel.publish('', 'nowhere', Buffer.alloc(50), { mandatory: true });
  await channel.waitForConfirms();
  await returned;
}

/** Of the eleven: two fetched, four consumed and one of them twice, three of them acknowledged. */
async function take(channel: ConfirmChannel): Promise<void> {
  channel.ack((await channel.get('load')) as GetMessage);
  await channel.get('load', { noAck: true });
  await channel.assertQueue('empty', { durable: false });
  await channel.get('empty');
  await channel.prefetch(3);
  let deliveries = 0;
  let seventh = (): void => undefined;
  const taken = new Promise<void>((resolve) => (seventh = resolve));
  const consumer = await channel.consume('load', (message) => {
    deliveries++;
    if (deliveries === 1) channel.nack(message!);
    else if (deliveries <= 4) channel.ack(message!);
    else if (deliveries === 7) seventh();
  });
  await taken;
  const { consumerTag } = await channel.consume('empty', () => undefined, { noAck: true });
  channel.sendToQueue('empty', Buffer.alloc(50));
  await channel.waitForConfirms();
  await channel.cancel(consumerTag);
  await channel.cancel(consumer.consumerTag);
}

/** One rejected with a dead-letter exchange, one without, one too many. */
async function lose(channel: ConfirmChannel): Promise<void> {
  await channel.assertQueue('dead', { durable: false });
  await channel.assertQueue('dies', {
    durable: false,
    maxLength: 1,
    deadLetterExchange: '',
    deadLetterRoutingKey: 'dead',
  });
  channel.sendToQueue('dies', Buffer.alloc(50));
  channel.sendToQueue('dies', Buffer.alloc(50));
  await channel.waitForConfirms();
  channel.reject((await channel.get('dies')) as GetMessage, false);
  await channel.get('dead'); // left unacknowledged
  channel.reject((await channel.get('dead')) as GetMessage, false);
  await channel.checkQueue('dead');
}

describe('the overview dashboard', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['rabbitmq_connections', {}, 1],
    ['rabbitmq_connections_opened_total', {}, 1],
    ['rabbitmq_connections_closed_total', {}, 0],
    ['rabbitmq_channels', {}, 1],
    ['rabbitmq_channels_opened_total', {}, 2],
    ['rabbitmq_channels_closed_total', {}, 1],
    ['rabbitmq_queues', {}, 4],
    ['rabbitmq_queues_declared_total', {}, 5],
    ['rabbitmq_queues_created_total', {}, 4],
    ['rabbitmq_queues_deleted_total', {}, 0],
    ['rabbitmq_queue_messages_ready', {}, 3],
    ['rabbitmq_queue_messages_unacked', {}, 4],
    ['rabbitmq_global_publishers', perProtocol, 1],
    ['rabbitmq_global_consumers', perProtocol, 0],
    ['rabbitmq_global_messages_received_total', perProtocol, 17],
    ['rabbitmq_global_messages_received_confirm_total', perProtocol, 17],
    ['rabbitmq_global_messages_confirmed_total', perProtocol, 17],
    ['rabbitmq_global_messages_routed_total', perProtocol, 14],
    ['rabbitmq_global_messages_unroutable_dropped_total', perProtocol, 2],
    ['rabbitmq_global_messages_unroutable_returned_total', perProtocol, 1],
    ['rabbitmq_global_messages_delivered_total', perQueueType, 13],
    ['rabbitmq_global_messages_delivered_consume_auto_ack_total', perQueueType, 1],
    ['rabbitmq_global_messages_delivered_consume_manual_ack_total', perQueueType, 7],
    ['rabbitmq_global_messages_delivered_get_auto_ack_total', perQueueType, 1],
    ['rabbitmq_global_messages_delivered_get_manual_ack_total', perQueueType, 4],
    ['rabbitmq_global_messages_redelivered_total', perQueueType, 1],
    ['rabbitmq_global_messages_acknowledged_total', perQueueType, 4],
    ['rabbitmq_global_messages_get_empty_total', perQueueType, 1],
    ['rabbitmq_message_size_bytes_bucket', { ...perProtocol, le: '100' }, 16],
    ['rabbitmq_message_size_bytes_bucket', { ...perProtocol, le: '10000' }, 17],
    ['rabbitmq_message_size_bytes_bucket', { ...perProtocol, le: '+Inf' }, 17],
    ['rabbitmq_message_size_bytes_count', perProtocol, 17],
    ['rabbitmq_message_size_bytes_sum', perProtocol, 16 * 50 + 5000],
  ])('%s %j is %i', (name, labels, value) => {
    expect(scraped.value(name, labels)).toBe(value);
    expect(scraped.types.has(name.replace(/_(bucket|count|sum)$/, ''))).toBe(true);
  });

  it.each([
    'rabbitmq_process_open_fds',
    'rabbitmq_process_max_fds',
    'rabbitmq_process_open_tcp_sockets',
    'rabbitmq_process_max_tcp_sockets',
    'rabbitmq_process_resident_memory_bytes',
    'rabbitmq_resident_memory_limit_bytes',
    'rabbitmq_disk_space_available_bytes',
    'rabbitmq_disk_space_available_limit_bytes',
    'rabbitmq_erlang_uptime_seconds',
  ])('%s is more than nothing', (name) => {
    expect(scraped.value(name)).toBeGreaterThan(0);
  });

  it('finds out whose figures they are', () => {
    const [identity] = scraped.samples.get('rabbitmq_identity_info')!;
    expect(identity!.value).toBe(1);
    expect(Object.keys(identity!.labels)).toEqual([
      'rabbitmq_node',
      'rabbitmq_cluster',
      'rabbitmq_cluster_permanent_id',
    ]);
    const [build] = scraped.samples.get('rabbitmq_build_info')!;
    expect(build!.labels).toMatchObject({ rabbitmq_version: '3.10.8', product_name: 'Leveret' });
  });
});

describe('beside that', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['rabbitmq_queue_messages', {}, 7],
    ['rabbitmq_queue_messages_bytes', {}, 5 * 50 + 5000 + 50],
    ['rabbitmq_queue_messages_persistent', {}, 5],
    ['rabbitmq_queue_consumers', {}, 0],
    ['rabbitmq_channel_prefetch', {}, 0],
    ['rabbitmq_consumer_prefetch', {}, 3],
    ['rabbitmq_channel_messages_unacked', {}, 4],
    ['rabbitmq_channel_messages_published_total', {}, 17],
    ['rabbitmq_channel_messages_acked_total', {}, 4],
    ['rabbitmq_connection_channels', {}, 1],
    ['rabbitmq_queue_messages_published_total', {}, 14],
    ['rabbitmq_msg_store_write_total', {}, 10],
    ['rabbitmq_auth_attempts_succeeded_total', { protocol: 'amqp091' }, 1],
    ['rabbitmq_alarms_memory_used_watermark', {}, 0],
    ['rabbitmq_alarms_free_disk_space_watermark', {}, 0],
    ['leveret_connections_blocked', {}, 0],
    ['leveret_messages_delayed', {}, 0],
  ])('%s %j is %i', (name, labels, value) => {
    expect(scraped.value(name, labels)).toBe(value);
  });

  it.each([
    ['maxlen', 'at_most_once', 1],
    ['rejected', 'at_most_once', 1],
    ['rejected', 'disabled', 1],
    ['expired', 'disabled', 0],
  ])('messages that died because %s, dead-lettered %s, are %i', (reason, strategy, count) => {
    const labels = { queue_type: 'rabbit_classic_queue', dead_letter_strategy: strategy };
    expect(scraped.value(`rabbitmq_global_messages_dead_lettered_${reason}_total`, labels)).toBe(count);
  });

  it('traffic and commits are counted', () => {
    expect(scraped.value('rabbitmq_connection_incoming_bytes_total')).toBeGreaterThan(5000);
    expect(scraped.value('rabbitmq_connection_outgoing_bytes_total')).toBeGreaterThan(500);
    const commits = scraped.value('rabbitmq_io_sync_ops_total')!;
    expect(commits).toBeGreaterThan(0);
    expect(scraped.value('leveret_store_commit_duration_seconds_count')).toBe(commits);
    expect(scraped.value('rabbitmq_io_sync_time_seconds_total')).toBeGreaterThan(0);
    expect(scraped.value('rabbitmq_io_write_bytes_total')).toBeGreaterThan(500);
  });

  it.each(['nodejs_eventloop_lag_p99_seconds', 'nodejs_heap_size_used_bytes', 'process_cpu_user_seconds_total'])(
    '%s tells of the process',
    (name) => {
      expect(scraped.names()).toContain(name);
    },
  );

  it('collections of garbage are timed, once there were some', async () => {
    const collections = 'nodejs_gc_duration_seconds_count';
    let later = scraped;
    while (!later.names().includes(collections)) {
      Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
      later = await ScrapedMetrics.of(`${broker.metricsUrl!}/metrics`);
    }
    expect(later.names()).toContain('nodejs_gc_duration_seconds_bucket');
  });
});

describe('each object', () => {
  const load = { vhost: '/', queue: 'load' };

  it.each<readonly [string, number]>([
    ['rabbitmq_queue_messages_ready', 3],
    ['rabbitmq_queue_messages_unacked', 3],
    ['rabbitmq_queue_messages_published_total', 11],
    ['rabbitmq_queue_messages_delivered_ack_total', 7],
    ['rabbitmq_queue_messages_acked_total', 4],
    ['rabbitmq_queue_get_ack_total', 1],
    ['rabbitmq_queue_get_total', 1],
  ])('%s of a queue is %i', (name, value) => {
    expect(perObject.value(name, load)).toBe(value);
  });

  it('is told apart by its labels', () => {
    expect(perObject.samples.get('rabbitmq_queue_messages')!.map(({ labels }) => labels)).toEqual([
      load,
      { vhost: '/', queue: 'empty' },
      { vhost: '/', queue: 'dead' },
      { vhost: '/', queue: 'dies' },
    ]);
    const [channel] = perObject.samples.get('rabbitmq_channel_messages_unacked')!;
    expect(channel!.labels).toEqual({ channel: expect.stringMatching(/ -> .* \(1\)$/), vhost: '/' });
    expect(perObject.value('rabbitmq_exchange_messages_published_total', { exchange: 'amq.direct' })).toBe(1);
    expect(perObject.value('rabbitmq_connection_channels')).toBe(1);
  });
});
