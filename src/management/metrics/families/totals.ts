/**
 * What `/metrics` says in one sample instead of one for each object: how many there are, and counters of channels,
 * connections and queues, those included that are gone.
 */
import type { Sums } from '../../../core/inspect/sums.js';
import type { StoreFigures } from '../../../core/statistics/store-figures.js';
import { type Family, counter, gauge } from './family.js';
import { deliveryCounters, publishCounters } from '../tables/channel-table.js';
import { byteCounters, chunkCounters } from '../tables/connection-table.js';

/** How many there are. */
export function totals(sums: Sums): readonly Family[] {
  return [
    gauge('connections', 'Connections currently open', sums.connections),
    gauge('channels', 'Channels currently open', sums.channels),
    gauge('consumers', 'Consumers currently connected', sums.consumers),
    gauge('queues', 'Queues available', sums.queues),
  ];
}

/** Under the names that they have of each object. */
export function counters({ counts, queueCounts }: Sums, figures: StoreFigures): readonly Family[] {
  return [
    ...[...publishCounters, ...deliveryCounters].map(({ name, help, read }) =>
      counter(name, help, read({ counts: counts.channels }) ?? 0),
    ),
    ...[...byteCounters, ...chunkCounters].map(({ name, help, read }) =>
      counter(name, help, read({ traffic: counts.traffic }) ?? 0),
    ),
    counter('queue_messages_published_total', 'Total number of messages published to queues', queueCounts.publish),
    counter('queue_disk_reads_total', 'Total number of times queue read messages from disk', figures.messagesRead),
    counter('queue_disk_writes_total', 'Total number of times queue wrote messages to disk', figures.messagesWritten),
  ];
}
