/**
 * Metrics of the node, with RabbitMQ's names and texts, by the families of its `/metrics/detailed`. What tells of
 * Erlang alone is left out.
 */
import { createHash } from 'node:crypto';
import { COMPATIBLE_VERSION } from '../../compatible.js';
import type { Surroundings } from '../../request.js';
import { diskAlarm, memoryAlarm } from '../../resources/broker/alarms.js';
import { type Family, counter, gauge, info } from './family.js';
import type { MachineFigures } from './machine-figures.js';

/** Whose figures they are. */
export type MetricsSubject = Pick<Surroundings, 'broker' | 'node' | 'loginCounts' | 'startedAtMs'>;

export interface NodeParts {
  readonly subject: MetricsSubject;
  readonly machine: MachineFigures;
}

/** Says whose figures these are: dashboards join all others with it. */
export function identity({ broker, node }: MetricsSubject): readonly Family[] {
  const { nodeName, globalParameters } = broker;
  const seed = `${nodeName} ${node.dataDirectory ?? ''}`;
  const id = createHash('sha256').update(seed).digest('base64url').slice(0, 22);
  return [
    info('build_info', 'RabbitMQ & Erlang/OTP version info', {
      rabbitmq_version: COMPATIBLE_VERSION,
      product_name: node.product,
      product_version: node.version,
      // What Erlang is to RabbitMQ, Node.js is here.
      erlang_version: process.versions.node,
    }),
    info('identity_info', 'RabbitMQ node & cluster identity info', {
      rabbitmq_node: nodeName,
      rabbitmq_cluster: globalParameters.clusterName ?? nodeName,
      rabbitmq_cluster_permanent_id: `leveret-cluster-id-${id}`,
    }),
  ];
}

export function alarms({ broker }: MetricsSubject): readonly Family[] {
  const alarm = (name: string, help: string, isSet: boolean): Family => ({
    name,
    type: 'untyped',
    help,
    samples: [{ value: isSet ? 1 : 0 }],
  });
  return [
    alarm(
      'alarms_free_disk_space_watermark',
      'is 1 if free disk space watermark alarm is in effect',
      diskAlarm(broker),
    ),
    alarm('alarms_memory_used_watermark', 'is 1 if VM memory watermark alarm is in effect', memoryAlarm(broker)),
  ];
}

export const nodeFamilies: Readonly<Record<string, (parts: NodeParts) => readonly Family[]>> = {
  connection_churn_metrics: ({ subject }) => {
    const { churn } = subject.broker.statistics;
    return [
      counter('connections_opened_total', 'Total number of connections opened', churn.connectionsCreated),
      counter('connections_closed_total', 'Total number of connections closed or terminated', churn.connectionsClosed),
      counter('channels_opened_total', 'Total number of channels opened', churn.channelsCreated),
      counter('channels_closed_total', 'Total number of channels closed', churn.channelsClosed),
      counter('queues_declared_total', 'Total number of queues declared', churn.queuesDeclared),
      counter('queues_created_total', 'Total number of queues created', churn.queuesCreated),
      counter('queues_deleted_total', 'Total number of queues deleted', churn.queuesDeleted),
    ];
  },

  node_coarse_metrics: ({ subject, machine }) => [
    gauge('process_open_fds', 'Open file descriptors', machine.filesOpen),
    gauge('process_open_tcp_sockets', 'Open TCP sockets', subject.broker.connections.size),
    gauge('process_resident_memory_bytes', 'Memory used in bytes', process.memoryUsage.rss()),
    gauge('disk_space_available_bytes', 'Disk space available in bytes', machine.diskFreeBytes),
  ],

  node_metrics: ({ subject, machine }) => {
    const { limits } = subject.broker;
    const memoryMax = [limits.residentMemoryMax, limits.messageMemoryMax].find(Number.isFinite) ?? Infinity;
    return [
      gauge('process_max_fds', 'Open file descriptors limit', machine.filesMax),
      gauge('process_max_tcp_sockets', 'Open TCP sockets limit', machine.filesMax),
      gauge('resident_memory_limit_bytes', 'Memory high watermark in bytes', memoryMax),
      gauge('disk_space_available_limit_bytes', 'Free disk space low watermark in bytes', limits.diskFreeMin),
      gauge('erlang_uptime_seconds', 'Node uptime', (Date.now() - subject.startedAtMs) / 1000),
    ];
  },

  node_persister_metrics: ({ subject }) => {
    const { figures } = subject.broker.store;
    const { messagesRead, messagesWritten, commits, commitTimes } = figures;
    return [
      counter('io_read_bytes_total', 'Total number of I/O bytes read', figures.bytesRead),
      counter('io_write_ops_total', 'Total number of I/O write operations', commits),
      counter('io_write_bytes_total', 'Total number of I/O bytes written', figures.bytesWritten),
      counter('io_sync_ops_total', 'Total number of I/O sync operations', commits),
      counter('io_sync_time_seconds_total', 'Total I/O sync time', commitTimes.sum),
      counter('msg_store_read_total', 'Total number of Message Store read operations', messagesRead),
      counter('msg_store_write_total', 'Total number of Message Store write operations', messagesWritten),
    ];
  },

  auth_attempt_metrics: ({ subject }) => {
    const counts = subject.loginCounts();
    const attempts = (name: string, help: string, read: (one: (typeof counts)[number]) => number): Family => ({
      name,
      type: 'counter',
      help,
      samples: counts.map((one) => ({ labels: { protocol: one.protocol }, value: read(one) })),
    });
    return [
      attempts('auth_attempts_total', 'Total number of authorization attempts', (one) => one.succeeded + one.failed),
      attempts(
        'auth_attempts_succeeded_total',
        'Total number of successful authentication attempts',
        (one) => one.succeeded,
      ),
      attempts('auth_attempts_failed_total', 'Total number of failed authentication attempts', (one) => one.failed),
    ];
  },
};
