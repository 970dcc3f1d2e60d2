/**
 * The node as RabbitMQ describes one. Keys that mean nothing outside of Erlang are there for tools that insist.
 */
import { readdir, readFile, statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Broker } from '../../../core/broker.js';
import { exchangeTypesJson } from '../../compatible.js';
import type { Json, JsonObject } from '../../json.js';
import type { Surroundings } from '../../request.js';
import { diskAlarm, memoryAlarm } from './alarms.js';
import { contextJson, isOurs } from './overview.js';

const mechanisms = ['PLAIN', 'AMQPLAIN', 'EXTERNAL', 'ANONYMOUS'];

export async function nodeJson(surroundings: Surroundings): Promise<JsonObject> {
  const { broker, node, startedAtMs } = surroundings;
  const { nodeName, limits } = broker;
  const directory = node.dataDirectory;
  const { used: filesUsed, max: filesMax } = await openFiles();
  const mechanismsOffered = broker.authenticator.mechanismsFor({ loopback: true });
  const memoryMax = finite(limits.residentMemoryMax) ?? finite(limits.messageMemoryMax) ?? 0;
  return {
    partitions: [],
    os_pid: String(process.pid),
    fd_total: filesMax,
    sockets_total: filesMax,
    mem_limit: memoryMax,
    mem_alarm: memoryAlarm(broker),
    disk_free_limit: limits.diskFreeMin,
    disk_free_alarm: diskAlarm(broker),
    proc_total: 1_048_576,
    rates_mode: 'basic',
    uptime: Date.now() - startedAtMs,
    run_queue: 0,
    processors: availableParallelism(),
    exchange_types: exchangeTypesJson,
    auth_mechanisms: mechanisms.map((name) => ({
      name,
      description: `SASL ${name} authentication mechanism`,
      enabled: mechanismsOffered.includes(name),
    })),
    applications: [{ name: 'leveret', description: node.product, version: node.version }],
    contexts: surroundings
      .allPorts()
      .filter(isOurs)
      .map((port) => contextJson(port, nodeName)),
    log_files: ['<stdout>'],
    db_dir: directory ?? '',
    config_files: [],
    net_ticktime: 60,
    enabled_plugins: ['rabbitmq_management'],
    mem_calculation_strategy: 'rss',
    ra_open_file_metrics: { ra_log_wal: 0, ra_log_segment_writer: 0 },
    name: nodeName,
    type: directory === undefined ? 'ram' : 'disc',
    running: true,
    ...withRates({
      mem_used: process.memoryUsage.rss(),
      fd_used: filesUsed,
      sockets_used: broker.connections.size,
      proc_used: 1,
      disk_free: await freeBytes(directory),
      gc_num: 0,
      gc_bytes_reclaimed: 0,
      context_switches: process.resourceUsage().voluntaryContextSwitches,
      ...unmeasured,
    }),
    cluster_links: [],
    metrics_gc_queue_length: Object.fromEntries(uncollected.map((name) => [name, 0])),
  };
}

/** What RabbitMQ counts of its stores, and ours does not. */
const unmeasured: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ...['read', 'write', 'sync', 'seek'].flatMap((what) => [`io_${what}_count`, `io_${what}_avg_time`]),
    'io_reopen_count',
    ...['io_read_bytes', 'io_write_bytes', 'mnesia_ram_tx_count', 'mnesia_disk_tx_count', 'msg_store_read_count'],
    ...['msg_store_write_count', 'queue_index_write_count', 'queue_index_read_count', 'connection_created'],
    ...['connection_closed', 'channel_created', 'channel_closed', 'queue_declared', 'queue_created', 'queue_deleted'],
  ].map((name) => [name, 0]),
);

/** Of what RabbitMQ clears away later. */
const uncollected = [
  'connection_closed',
  'channel_closed',
  ...['consumer', 'exchange', 'queue', 'vhost', 'node_node', 'channel_consumer'].map((what) => `${what}_deleted`),
];

/** `value`, and `value_details` with its rate. */
function withRates(values: Readonly<Record<string, number>>): JsonObject {
  const rated: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) {
    rated[name] = value;
    rated[`${name}_details`] = { rate: 0 };
  }
  return rated;
}

/** Where the process's memory is, in RabbitMQ's parts. */
export function memoryJson({ memory }: Broker): JsonObject {
  const { rss, heapTotal, heapUsed, external, arrayBuffers } = process.memoryUsage();
  const queues = Math.min(memory.held, rss);
  const outside = Math.max(0, rss - heapTotal - external);
  return {
    ...nothing,
    queue_procs: queues,
    other_proc: Math.max(0, heapUsed - queues),
    binary: arrayBuffers,
    other_system: outside,
    allocated_unused: Math.max(0, heapTotal - heapUsed),
    strategy: 'rss',
    total: { erlang: heapUsed + external, rss, allocated: heapTotal + external },
  };
}

/** Parts that have no counterpart here. */
const nothing: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ...['connection_readers', 'connection_writers', 'connection_channels', 'connection_other', 'queue_slave_procs'],
    ...['quorum_queue_procs', 'quorum_queue_dlx_procs', 'stream_queue_procs', 'stream_queue_replica_reader_procs'],
    ...['stream_queue_coordinator_procs', 'plugins', 'metrics', 'mgmt_db', 'mnesia', 'quorum_ets', 'other_ets'],
    ...['msg_index', 'code', 'atom', 'reserved_unallocated'],
  ].map((name) => [name, 0]),
);

function finite(bytes: number): number | undefined {
  return Number.isFinite(bytes) ? bytes : undefined;
}

/** Open files and sockets, and how many there may be; 0 where the system does not say. */
export async function openFiles(): Promise<{ readonly used: number; readonly max: number }> {
  try {
    const [open, limits] = await Promise.all([readdir('/proc/self/fd'), readFile('/proc/self/limits', 'utf8')]);
    return { used: open.length, max: Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? 0) };
  } catch {
    return { used: 0, max: 0 };
  }
}

export async function freeBytes(directory: string | undefined): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(directory ?? '.');
    return bavail * bsize;
  } catch {
    return 0;
  }
}
