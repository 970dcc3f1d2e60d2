/** Durable or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive queue with x-delivery-limit drops what comes back more often',
  rule: 'rabbitmq.delivery-limit:every-queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true, arguments: { 'x-delivery-limit': 0 } } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2, redelivered: false }, content: { body: 'next' } },
  ],
};
