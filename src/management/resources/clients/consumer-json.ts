/**
 * A consumer as RabbitMQ 3.10 writes it.
 */
import type { ConsumerFacts } from '../../../core/inspect/consumer-facts.js';
import { tableToJson } from '../../../core/json/table-json.js';
import { textToJson } from '../../../core/json/text-json.js';
import type { JsonObject } from '../../json.js';

/** @param node that of the broker */
export function consumerJson(facts: ConsumerFacts, node: string): JsonObject {
  const { channel } = facts;
  const { connection } = channel;
  return {
    arguments: tableToJson(facts.arguments),
    ack_required: facts.ackRequired,
    active: facts.active,
    activity_status: facts.activityStatus,
    channel_details: {
      connection_name: connection.name,
      name: channel.name,
      node,
      number: channel.number,
      peer_host: connection.peerHost,
      peer_port: connection.peerPort,
      user: channel.user,
    },
    consumer_tag: textToJson(facts.consumerTag),
    exclusive: facts.exclusive,
    prefetch_count: facts.prefetchCount,
    queue: { name: textToJson(facts.queueName), vhost: facts.vhost },
  };
}
