/**
 * Metrics as scrapers ask for them: where, by whom, in which format, of which objects.
 */
import { once } from 'node:events';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, connect } from 'amqplib';
import { startBroker } from '../../src/app.js';
import { ManagementClient, basic } from '../support/management-client.js';
import { ScrapedMetrics } from '../support/scraped-metrics.js';

const OPENMETRICS = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
const HOSTILE_NAME = 'a"b\\c\\nd{e="f"} 1 # é';

let api: ManagementClient;
let metricsUrl: string;
let connection: ChannelModel;

beforeAll(async () => {
  api = await ManagementClient.start({ metrics: { port: 0 } });
  metricsUrl = api.broker.metricsUrl!;
  connection = await connect(api.broker.url);
  const channel = await connection.createChannel();
  await channel.assertQueue('one', { durable: false });
  await channel.assertQueue(HOSTILE_NAME, { durable: false });
  await api.put('/vhosts/other');
  await api.put('/permissions/other/guest', { configure: '.*', write: '.*', read: '.*' });
});

afterAll(async () => {
  await connection.close();
  await api.stop();
});

describe('the port of metrics', () => {
  it('needs no login, and serves nothing else', async () => {
    expect((await fetch(`${metricsUrl}/metrics`)).status).toBe(200);
    for (const path of ['/', '/api/whoami', '/api/overview', '/metrics/nope']) {
      expect((await fetch(`${metricsUrl}${path}`)).status).toBe(404);
    }
  });

  it('is told of by its protocol', async () => {
    const { listeners } = (await api.get('/overview')).json as { listeners: { protocol: string; port: number }[] };
    expect(listeners).toContainEqual(
      expect.objectContaining({ protocol: 'http/prometheus', port: Number(new URL(metricsUrl).port) }),
    );
  });

  it.each(['POST', 'PUT', 'DELETE'])('takes no %s', async (method) => {
    const { status, headers } = await fetch(`${metricsUrl}/metrics`, { method });
    expect([status, headers.get('allow')]).toEqual([405, 'HEAD, GET, OPTIONS']);
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(`${metricsUrl}/metrics/per-object`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('is not there unless it is asked for', async () => {
    const broker = await startBroker({ port: 0 });
    expect(broker.metricsUrl).toBeUndefined();
    await broker.stop();
  });

  it('keeps a broker from starting when it is taken', async () => {
    const metrics = { port: Number(new URL(metricsUrl).port) };
    const starting = startBroker({ port: 0, management: { port: 0 }, metrics });
    await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the port of the management API', () => {
  const scrapeAs = (user: string) => fetch(`${api.url}/metrics`, { headers: { authorization: basic(user, user) } });

  it('serves them to those who may monitor', async () => {
    await api.addUser('watcher', 'monitoring');
    await api.addUser('manager', 'management');
    expect((await fetch(`${api.url}/metrics`)).status).toBe(401);
    expect((await scrapeAs('manager')).status).toBe(401);
    expect((await scrapeAs('nobody')).status).toBe(401);
    const answer = await scrapeAs('watcher');
    expect(answer.status).toBe(200);
    expect(new ScrapedMetrics(await answer.text()).value('rabbitmq_queues')).toBe(2);
  });
});

describe('formats', () => {
  it.each([
    ['', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    ['*/*', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    ['text/plain', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    ['text/plain;version=0.0.4', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    [OPENMETRICS, 200, 'application/openmetrics-text; version=1.0.0; charset=utf-8'],
    ['application/openmetrics-text;q=0.3, text/plain;q=0.7', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    ['application/openmetrics-text;version=2.0.0', 406, 'application/json'],
    ['application/json', 406, 'application/json'],
    ['text/plain;q=0', 406, 'application/json'],
  ])('for who accepts "%s": %i, %s', async (accept, status, type) => {
    const response = await fetch(`${metricsUrl}/metrics/detailed`, { headers: { accept } });
    await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
  });

  it('differ where OpenMetrics does', async () => {
    const ask = async (accept: string): Promise<string[]> =>
      (await (await fetch(`${metricsUrl}/metrics`, { headers: { accept } })).text()).split('\n');
    const open = await ask(OPENMETRICS);
    const plain = await ask('text/plain');
    expect(open.slice(-2)).toEqual(['# EOF', '']);
    expect(plain).not.toContain('# EOF');
    expect(open).toContain('# TYPE rabbitmq_channels_opened counter');
    expect(plain).toContain('# TYPE rabbitmq_channels_opened_total counter');
    for (const lines of [open, plain]) expect(lines).toContain('rabbitmq_channels_opened_total 1');
    expect(open).toContain('rabbitmq_message_size_bytes_bucket{protocol="amqp091",le="100.0"} 0');
    expect(plain).toContain('rabbitmq_message_size_bytes_bucket{protocol="amqp091",le="100"} 0');
    expect(open).toContain('# TYPE rabbitmq_identity_info unknown');
    expect(plain).toContain('# TYPE rabbitmq_identity_info untyped');
    expect(open.some((line) => line.startsWith('process_cpu_user_seconds_total '))).toBe(true);
    expect(plain).toContain('# TYPE process_cpu_user_seconds_total counter');
  });

  it('are compressed for who can read it', async () => {
    const asking = request(`${metricsUrl}/metrics`, { headers: { 'accept-encoding': 'gzip' }, agent: false }).end();
    const [response] = (await once(asking, 'response')) as [AsyncIterable<Buffer> & { headers: object }];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part);
    expect(response.headers).toMatchObject({ 'content-encoding': 'gzip' });
    const text = gunzipSync(Buffer.concat(parts)).toString();
    expect(new ScrapedMetrics(text).value('rabbitmq_queues')).toBe(2);
  });

  it('escape what names have in them', async () => {
    const scraped = await ScrapedMetrics.of(`${metricsUrl}/metrics/per-object`);
    expect(scraped.value('rabbitmq_queue_messages', { vhost: '/', queue: HOSTILE_NAME })).toBe(0);
  });
});

describe('families', () => {
  const detailed = (query: string) => ScrapedMetrics.of(`${metricsUrl}/metrics/detailed?${query}`);

  it.each([
    ['queue_coarse_metrics', 'rabbitmq_detailed_queue_messages_ready'],
    ['queue_metrics', 'rabbitmq_detailed_queue_messages_ram'],
    ['queue_consumer_count', 'rabbitmq_detailed_queue_consumers'],
    ['queue_delivery_metrics', 'rabbitmq_detailed_queue_messages_acked_total'],
    ['channel_metrics', 'rabbitmq_detailed_channel_messages_unacked'],
    ['channel_exchange_metrics', 'rabbitmq_detailed_channel_messages_published_total'],
    ['channel_queue_metrics', 'rabbitmq_detailed_channel_messages_delivered_total'],
    ['channel_queue_exchange_metrics', 'rabbitmq_detailed_queue_messages_published_total'],
    ['connection_coarse_metrics', 'rabbitmq_detailed_connection_incoming_bytes_total'],
    ['connection_metrics', 'rabbitmq_detailed_connection_channels'],
    ['connection_churn_metrics', 'rabbitmq_detailed_connections_opened_total'],
    ['node_coarse_metrics', 'rabbitmq_detailed_process_open_fds'],
    ['node_metrics', 'rabbitmq_detailed_resident_memory_limit_bytes'],
    ['node_persister_metrics', 'rabbitmq_detailed_io_sync_ops_total'],
    ['auth_attempt_metrics', 'rabbitmq_detailed_auth_attempts_total'],
    ['exchange_metrics', 'rabbitmq_detailed_exchange_messages_published_total'],
    ['exchange_bindings', 'rabbitmq_cluster_exchange_bindings'],
    ['exchange_names', 'rabbitmq_cluster_exchange_name'],
    ['vhost_status', 'rabbitmq_cluster_vhost_status'],
  ])('%s has %s, and nothing of the others', async (family, name) => {
    const scraped = await detailed(`family=${family}`);
    expect(scraped.names()).toContain(name);
    expect(scraped.names('rabbitmq_identity_info')).toHaveLength(1);
    if (!name.includes('queue_messages_ready')) {
      expect(scraped.names()).not.toContain('rabbitmq_detailed_queue_messages_ready');
    }
  });

  it('share metrics without saying them twice', async () => {
    const scraped = await detailed('family=queue_metrics&family=queue_consumer_count');
    expect(scraped.samples.get('rabbitmq_detailed_queue_consumers')).toHaveLength(2);
  });

  it('are those of some vhosts', async () => {
    const vhostsIn = async (query: string): Promise<Set<string | undefined>> =>
      new Set((await detailed(query)).samples.get('rabbitmq_cluster_exchange_name')?.map(({ labels }) => labels.vhost));
    expect(await vhostsIn('family=exchange_names')).toEqual(new Set(['/', 'other']));
    expect(await vhostsIn('family=exchange_names&vhost=other')).toEqual(new Set(['other']));
    expect(await vhostsIn('family=exchange_names&vhost=other&vhost=%2F')).toEqual(new Set(['/', 'other']));
    expect(await vhostsIn('family=exchange_names&vhost=nope')).toEqual(new Set());
  });

  it.each(['', 'family=nope', 'family=__proto__', 'family=constructor'])('"%s" has none', async (query) => {
    expect((await detailed(query)).names()).toEqual(['rabbitmq_build_info', 'rabbitmq_identity_info']);
  });

  it('of memory add up to that of the process', async () => {
    const scraped = await ScrapedMetrics.of(`${metricsUrl}/metrics/memory-breakdown`);
    expect(scraped.value('rabbitmq_memory_queue_procs_bytes')).toBeGreaterThanOrEqual(0);
    expect(scraped.value('rabbitmq_memory_total_rss_bytes')).toBeGreaterThan(1e7);
  });
});

describe('counters', () => {
  it('do not fall when what they counted is gone', async () => {
    const names = [
      'rabbitmq_global_messages_received_total',
      'rabbitmq_global_messages_routed_total',
      'rabbitmq_channel_messages_published_total',
      'rabbitmq_queue_messages_published_total',
      'rabbitmq_connection_incoming_bytes_total',
      'rabbitmq_connection_incoming_packets_total',
    ];
    const other = await connect(`${api.broker.url}/other`);
    const channel = await other.createConfirmChannel();
    await channel.assertQueue('gone', { durable: false });
    channel.sendToQueue('gone', Buffer.from('x'));
    await channel.waitForConfirms();
    const before = await ScrapedMetrics.of(`${metricsUrl}/metrics`);
    await other.close();
    await api.delete('/vhosts/other');
    const after = await ScrapedMetrics.of(`${metricsUrl}/metrics`);
    for (const name of names) expect(after.value(name)).toBeGreaterThanOrEqual(before.value(name)!);
    expect(after.value('rabbitmq_global_messages_received_total', { protocol: 'amqp091' })).toBe(1);
    expect(after.value('rabbitmq_connections')).toBe(1);
  });
});

describe('many queues', () => {
  it('are written in parts, and others have their turn between them', async () => {
    const channel = await connection.createChannel();
    const made = Array.from({ length: 2000 }, (_, i) => channel.assertQueue(`many.${i}`, { durable: false }));
    await Promise.all(made);
    let turns = 0;
    const count = (): void => {
      turns++;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    const { body } = await fetch(`${metricsUrl}/metrics/per-object`, { headers: { 'accept-encoding': 'identity' } });
    turns = 0;
    let parts = 0;
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of body!) {
      parts++;
      text += decoder.decode(part as Uint8Array, { stream: true });
    }
    clearImmediate(counting);
    expect(new ScrapedMetrics(text).samples.get('rabbitmq_queue_messages_ready')).toHaveLength(2002);
    expect(parts).toBeGreaterThan(5);
    expect(turns).toBeGreaterThan(5);
  });
});
