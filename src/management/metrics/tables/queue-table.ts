/**
 * Metrics of each queue, with RabbitMQ's names and texts. The families `queue_coarse_metrics` and so on are those of
 * its `/metrics/detailed`; `queue_delivery_metrics` came with version 4.
 */
import type { QueueFacts } from '../../../core/inspect/queue-facts.js';
import { ObjectTable, metricsOf } from '../object-table.js';

const consumers = ['queue_consumers', 'Consumers on a queue', (queue: QueueFacts) => queue.consumerCount] as const;

export const queueTable = new ObjectTable<QueueFacts>({
  rows: (inspection, vhost) => inspection.queues(vhost),
  labels: ({ vhost, name }) => ({ vhost, queue: name }),
  unsummed: ['queue_consumer_capacity', 'queue_consumer_utilisation', 'queue_head_message_timestamp'],
  metrics: {
    queue_coarse_metrics: metricsOf('gauge', [
      ['queue_messages_ready', 'Messages ready to be delivered to consumers', (queue) => queue.messagesReady],
      [
        'queue_messages_unacked',
        'Messages delivered to consumers but not yet acknowledged',
        (queue) => queue.messagesUnacknowledged,
      ],
      ['queue_messages', 'Sum of ready and unacknowledged messages - total queue depth', (queue) => queue.messages],
    ]),
    queue_consumer_count: metricsOf('gauge', [consumers]),
    queue_metrics: metricsOf('gauge', [
      consumers,
      ['queue_consumer_capacity', 'Consumer capacity', (queue) => queue.consumerCapacity],
      ['queue_consumer_utilisation', 'Same as consumer capacity', (queue) => queue.consumerCapacity],
      ['queue_process_memory_bytes', 'Memory in bytes used by a queue, an estimate', (queue) => queue.memoryBytes],
      ['queue_messages_ram', 'Ready and unacknowledged messages stored in memory', (queue) => queue.messagesRam],
      [
        'queue_messages_ram_bytes',
        'Size of ready and unacknowledged messages stored in memory',
        (queue) => queue.messageBytesRam,
      ],
      ['queue_messages_ready_ram', 'Ready messages stored in memory', (queue) => queue.messagesReadyRam],
      [
        'queue_messages_unacked_ram',
        'Unacknowledged messages stored in memory',
        (queue) => queue.messagesUnacknowledgedRam,
      ],
      ['queue_messages_persistent', 'Persistent messages', (queue) => queue.messagesPersistent],
      [
        'queue_messages_persistent_bytes',
        'Size in bytes of persistent messages',
        (queue) => queue.messageBytesPersistent,
      ],
      ['queue_messages_bytes', 'Size in bytes of ready and unacknowledged messages', (queue) => queue.messageBytes],
      ['queue_messages_ready_bytes', 'Size in bytes of ready messages', (queue) => queue.messageBytesReady],
      [
        'queue_messages_unacked_bytes',
        'Size in bytes of all unacknowledged messages',
        (queue) => queue.messageBytesUnacknowledged,
      ],
      ['queue_messages_paged_out', 'Messages paged out to disk', (queue) => queue.messagesPagedOut],
      [
        'queue_messages_paged_out_bytes',
        'Size in bytes of messages paged out to disk',
        (queue) => queue.messageBytesPagedOut,
      ],
      [
        'queue_head_message_timestamp',
        'Timestamp of the first message in the queue, if any',
        (queue) => queue.headMessageTimestamp,
      ],
    ]),
    channel_queue_exchange_metrics: metricsOf('counter', [
      [
        'queue_messages_published_total',
        'Total number of messages published to queues',
        ({ counts }) => counts.publish,
      ],
    ]),
    queue_delivery_metrics: metricsOf('counter', [
      [
        'queue_get_ack_total',
        'Total number of messages fetched from a queue with basic.get in manual acknowledgement mode',
        ({ counts }) => counts.get,
      ],
      [
        'queue_get_total',
        'Total number of messages fetched from a queue with basic.get in automatic acknowledgement mode',
        ({ counts }) => counts.getNoAck,
      ],
      [
        'queue_messages_delivered_ack_total',
        'Total number of messages delivered from a queue to consumers in manual acknowledgement mode',
        ({ counts }) => counts.deliver,
      ],
      [
        'queue_messages_delivered_total',
        'Total number of messages delivered from a queue to consumers in automatic acknowledgement mode',
        ({ counts }) => counts.deliverNoAck,
      ],
      [
        'queue_messages_redelivered_total',
        'Total number of messages redelivered from a queue to consumers',
        ({ counts }) => counts.redeliver,
      ],
      [
        'queue_messages_acked_total',
        'Total number of messages acknowledged by consumers on a queue',
        ({ counts }) => counts.ack,
      ],
      [
        'queue_get_empty_total',
        'Total number of times basic.get operations fetched no message on a queue',
        ({ counts }) => counts.getEmpty,
      ],
    ]),
  },
});
