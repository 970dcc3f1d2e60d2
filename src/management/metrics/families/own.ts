/**
 * What RabbitMQ has no name for (`leveret_…`).
 */
import type { Broker } from '../../../core/broker.js';
import type { Sums } from '../../../core/inspect/sums.js';
import { durationBounds } from '../../../core/statistics/durations.js';
import { type Family, gauge, histogram } from './family.js';

export function ownFamilies({ store, memory, connections }: Broker, sums: Sums): readonly Family[] {
  let blocked = 0;
  for (const connection of connections) if (connection.blocked) blocked++;
  return [
    gauge('connections_blocked', 'Connections that published and are not read for now', blocked),
    gauge('messages_delayed', 'Messages that came back and wait until they are ready again', sums.messagesDelayed),
    gauge('message_memory_bytes', 'Memory that messages in queues take', memory.held),
    histogram(
      {
        name: 'store_commit_duration_seconds',
        help: 'Time from handing a commit to the disk until it is synced',
      },
      durationBounds,
      store.figures.commitTimes,
    ),
  ];
}
