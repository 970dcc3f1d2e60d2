/**
 * Answers `/queues/:vhost/:queue/unacked`: who holds which messages, and since when.
 */
import { type UnackedDelivery, unackedDeliveries } from '../../../core/browsing/unacked-deliveries.js';
import { textToJson } from '../../../core/json/text-json.js';
import { actorIn } from '../../acting.js';
import { ok } from '../../answer.js';
import type { JsonObject } from '../../json.js';
import { get, type Route, vhostUser } from '../../route.js';

export const unackedRoutes: readonly Route[] = [
  get('/queues/:vhost/:queue/unacked', vhostUser, (request) => {
    const { count, deliveries } = unackedDeliveries(actorIn(request), request.parameter('queue'));
    return ok({ count, deliveries: deliveries.map(unackedJson) });
  }),
];

function unackedJson(delivery: UnackedDelivery): JsonObject {
  const { consumerTag } = delivery;
  return {
    id: delivery.id,
    delivery_tag: delivery.deliveryTag,
    // Without one it was fetched with `basic.get`.
    consumer_tag: consumerTag === undefined ? null : textToJson(consumerTag),
    channel_number: delivery.channelNumber,
    connection_name: delivery.connectionName,
    user: delivery.user,
    delivered_at: delivery.deliveredAt,
    delivery_count: delivery.deliveries,
    redelivered: delivery.redelivered,
    exchange: textToJson(delivery.exchange),
    routing_key: textToJson(delivery.routingKey),
    payload_bytes: delivery.bodyBytes,
  };
}
