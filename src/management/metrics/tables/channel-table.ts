/**
 * Metrics of each channel, with RabbitMQ's names and texts. Where RabbitMQ counts by channel and exchange, or by
 * channel and queue, a channel has one sample here; queues and exchanges have metrics of their own.
 */
import type { ChannelFacts } from '../../../core/inspect/channel-facts.js';
import { ObjectTable, metricsOf } from '../object-table.js';

type Counted = Pick<ChannelFacts, 'counts'>;

export const publishCounters = metricsOf<Counted>('counter', [
  [
    'channel_messages_published_total',
    'Total number of messages published into an exchange on a channel',
    ({ counts }) => counts.publish,
  ],
  [
    'channel_messages_confirmed_total',
    'Total number of messages published into an exchange and confirmed on the channel',
    ({ counts }) => counts.confirm,
  ],
  [
    'channel_messages_unroutable_returned_total',
    'Total number of messages published as mandatory into an exchange and returned to the publisher as unroutable',
    ({ counts }) => counts.returnUnroutable,
  ],
  [
    'channel_messages_unroutable_dropped_total',
    'Total number of messages published as non-mandatory into an exchange and dropped as unroutable',
    ({ counts }) => counts.dropUnroutable,
  ],
]);

export const deliveryCounters = metricsOf<Counted>('counter', [
  [
    'channel_get_ack_total',
    'Total number of messages fetched with basic.get in manual acknowledgement mode',
    ({ counts }) => counts.get,
  ],
  [
    'channel_get_total',
    'Total number of messages fetched with basic.get in automatic acknowledgement mode',
    ({ counts }) => counts.getNoAck,
  ],
  [
    'channel_messages_delivered_ack_total',
    'Total number of messages delivered to consumers in manual acknowledgement mode',
    ({ counts }) => counts.deliver,
  ],
  [
    'channel_messages_delivered_total',
    'Total number of messages delivered to consumers in automatic acknowledgement mode',
    ({ counts }) => counts.deliverNoAck,
  ],
  [
    'channel_messages_redelivered_total',
    'Total number of messages redelivered to consumers',
    ({ counts }) => counts.redeliver,
  ],
  ['channel_messages_acked_total', 'Total number of messages acknowledged by consumers', ({ counts }) => counts.ack],
  [
    'channel_get_empty_total',
    'Total number of times basic.get operations fetched no message',
    ({ counts }) => counts.getEmpty,
  ],
]);

export const channelTable = new ObjectTable<ChannelFacts>({
  rows: (inspection, vhost) => inspection.channels(vhost),
  labels: ({ name, vhost }) => ({ channel: name, vhost }),
  metrics: {
    channel_metrics: metricsOf('gauge', [
      ['channel_consumers', 'Consumers on a channel', (channel) => channel.consumerCount],
      [
        'channel_messages_unacked',
        'Delivered but not yet acknowledged messages',
        (channel) => channel.messagesUnacknowledged,
      ],
      [
        'channel_messages_unconfirmed',
        'Published but not yet confirmed messages',
        (channel) => channel.messagesUnconfirmed,
      ],
      [
        'channel_messages_uncommitted',
        'Messages received in a transaction but not yet committed',
        (channel) => channel.messagesUncommitted,
      ],
      [
        'channel_acks_uncommitted',
        'Message acknowledgements in a transaction not yet committed',
        (channel) => channel.acksUncommitted,
      ],
      ['consumer_prefetch', 'Limit of unacknowledged messages for each consumer', (channel) => channel.prefetchCount],
      [
        'channel_prefetch',
        'Total limit of unacknowledged messages for all consumers on a channel',
        (channel) => channel.globalPrefetchCount,
      ],
    ]),
    channel_exchange_metrics: publishCounters,
    channel_queue_metrics: deliveryCounters,
  },
});
