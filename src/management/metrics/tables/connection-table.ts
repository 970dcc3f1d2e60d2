/**
 * Metrics of each connection, with RabbitMQ's names and texts.
 */
import type { ConnectionFacts } from '../../../core/inspect/connection-facts.js';
import type { Traffic } from '../../../core/statistics/traffic.js';
import { ObjectTable, metricsOf } from '../object-table.js';

interface Counted {
  readonly traffic: Omit<Traffic, 'pendingBytes' | 'heldBackAt'>;
}

export const byteCounters = metricsOf<Counted>('counter', [
  [
    'connection_incoming_bytes_total',
    'Total number of bytes received on a connection',
    ({ traffic }) => traffic.receivedBytes,
  ],
  ['connection_outgoing_bytes_total', 'Total number of bytes sent on a connection', ({ traffic }) => traffic.sentBytes],
]);

export const chunkCounters = metricsOf<Counted>('counter', [
  [
    'connection_incoming_packets_total',
    'Total number of packets received on a connection',
    ({ traffic }) => traffic.receives,
  ],
  ['connection_outgoing_packets_total', 'Total number of packets sent on a connection', ({ traffic }) => traffic.sends],
]);

export const connectionTable = new ObjectTable<ConnectionFacts>({
  rows: (inspection, vhost) => inspection.connections(vhost),
  labels: ({ name, vhost }) => ({ connection: name, vhost }),
  metrics: {
    connection_coarse_metrics: [...byteCounters],
    connection_metrics: [
      ...chunkCounters,
      ...metricsOf<ConnectionFacts>('gauge', [
        [
          'connection_pending_packets',
          'Bytes waiting to be sent on a connection',
          ({ traffic }) => traffic.pendingBytes,
        ],
        ['connection_channels', 'Channels on a connection', (connection) => connection.channelCount],
      ]),
    ],
  },
});
