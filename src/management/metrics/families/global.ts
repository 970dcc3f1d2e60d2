/**
 * What happened to messages in the whole broker, with RabbitMQ's names and texts: by protocol, of which there is one,
 * and by type of queue. Nothing of it ever falls, whatever was deleted since.
 */
import type { Sums } from '../../../core/inspect/sums.js';
import { type QueueType, queueTypes } from '../../../core/queue/queue-type.js';
import { type MessageSizes, messageSizeBounds } from '../../../core/statistics/message-sizes.js';
import type { QueueCounts } from '../../../core/statistics/queue-counts.js';
import { type Family, type Labels, gauge, histogram } from './family.js';

const protocol = 'amqp091';

export function globalFamilies(sums: Sums, sizes: MessageSizes): readonly Family[] {
  const { channels } = sums.counts;
  const { publish: routed } = sums.queueCounts;
  return [
    withProtocol(gauge('global_consumers', 'Current number of consumers', sums.consumers)),
    withProtocol(gauge('global_publishers', 'Current number of publishers', sums.publishers)),
    ofChannels('received', 'messages received from publishers', channels.publish),
    ofChannels(
      'received_confirm',
      'messages received from publishers expecting confirmations',
      channels.publishToConfirm,
    ),
    ofChannels('confirmed', 'messages confirmed to publishers', channels.confirm),
    ofChannels('routed', 'messages routed to queues or streams', routed),
    ofChannels(
      'unroutable_dropped',
      'messages published as non-mandatory into an exchange and dropped as unroutable',
      channels.dropUnroutable,
    ),
    ofChannels(
      'unroutable_returned',
      'messages published as mandatory into an exchange and returned to the publisher as unroutable',
      channels.returnUnroutable,
    ),
    ...deliveries(sums),
    ...deadLetters(sums),
    histogram(
      { name: 'message_size_bytes', help: 'Size of messages received from publishers' },
      messageSizeBounds,
      sizes,
      { protocol },
    ),
  ];
}

function ofChannels(name: string, help: string, value: number): Family {
  return withProtocol({
    name: `global_messages_${name}_total`,
    type: 'counter',
    help: `Total number of ${help}`,
    samples: [{ value }],
  });
}

function withProtocol(family: Family): Family {
  return { ...family, samples: family.samples.map(({ value }) => ({ value, labels: { protocol } })) };
}

function deliveries(sums: Sums): readonly Family[] {
  const ofQueues = (name: string, help: string, read: (counts: QueueCounts) => number): Family => ({
    name: `global_messages_${name}_total`,
    type: 'counter',
    help: `Total number of ${help}`,
    samples: queueTypes.map((type) => ({
      labels: { protocol, queue_type: typeLabel(type) },
      value: read(sums.counts.queues[type]),
    })),
  });
  return [
    ofQueues('acknowledged', 'messages acknowledged by consumers', ({ ack }) => ack),
    ofQueues(
      'delivered',
      'messages delivered to consumers',
      ({ deliver, deliverNoAck, get, getNoAck }) => deliver + deliverNoAck + get + getNoAck,
    ),
    ofQueues(
      'delivered_consume_auto_ack',
      'messages delivered to consumers using basic.consume with automatic acknowledgment',
      ({ deliverNoAck }) => deliverNoAck,
    ),
    ofQueues(
      'delivered_consume_manual_ack',
      'messages delivered to consumers using basic.consume with manual acknowledgment',
      ({ deliver }) => deliver,
    ),
    ofQueues(
      'delivered_get_auto_ack',
      'messages delivered to consumers using basic.get with automatic acknowledgment',
      ({ getNoAck }) => getNoAck,
    ),
    ofQueues(
      'delivered_get_manual_ack',
      'messages delivered to consumers using basic.get with manual acknowledgment',
      ({ get }) => get,
    ),
    ofQueues('get_empty', 'times basic.get operations fetched no message', ({ getEmpty }) => getEmpty),
    ofQueues('redelivered', 'messages redelivered to consumers', ({ redeliver }) => redeliver),
  ];
}

/** By reason: how many died, how many of them went to a dead-letter exchange, and which types of queue know it. */
function deadLetters({ counts }: Sums): readonly Family[] {
  const because = (
    name: string,
    help: string,
    read: (counts: QueueCounts) => readonly [died: number, sent: number],
    types: readonly QueueType[] = queueTypes,
  ): Family => ({
    name: `global_messages_dead_lettered_${name}_total`,
    type: 'counter',
    help: `Total number of messages dead-lettered due to ${help}`,
    samples: types.flatMap((type) => {
      const [died, sent] = read(counts.queues[type]);
      const labels = (strategy: string): Labels => ({
        queue_type: typeLabel(type),
        dead_letter_strategy: strategy,
      });
      return [
        { labels: labels('at_most_once'), value: sent },
        { labels: labels('disabled'), value: died - sent },
      ];
    }),
  });
  return [
    because(
      'delivery_limit',
      'delivery-limit exceeded',
      ({ deliveryLimit, deliveryLimitSent }) => [deliveryLimit, deliveryLimitSent],
      ['quorum'],
    ),
    because('expired', 'message TTL exceeded', ({ expired, expiredSent }) => [expired, expiredSent]),
    because('maxlen', 'overflow drop-head or reject-publish-dlx', ({ maxlen, maxlenSent }) => [maxlen, maxlenSent]),
    because('rejected', 'basic.reject or basic.nack', ({ rejected, rejectedSent }) => [rejected, rejectedSent]),
  ];
}

function typeLabel(type: QueueType): string {
  return `rabbit_${type}_queue`;
}
