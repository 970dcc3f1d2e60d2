/**
 * What is sent of an entry. Of a message that was out before, the client is told how often, as quorum queues of
 * RabbitMQ tell it.
 */
import type { Delivery } from '../../wire/content/delivery.js';
import { withHeaders } from '../../wire/content/rewrite.js';
import type { Entry } from '../lane/entry.js';

const HEADER = 'x-delivery-count';

/** The entry as it is sent: itself, as long as it never came back. */
export function deliveryOf(entry: Entry): Delivery {
  return entry.deliveries === 0 ? entry : redelivery(entry);
}

function redelivery({ deliveryTag, redelivered, deliveries, message }: Entry): Delivery {
  const { exchange, routingKey } = message;
  const content = withHeaders(message.content, [[HEADER, { type: 'l', value: deliveries }]]);
  return { deliveryTag, redelivered, message: { exchange, routingKey, content } };
}
