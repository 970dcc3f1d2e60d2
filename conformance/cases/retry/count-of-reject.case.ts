/** Rejecting is one way to give back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is rejected for requeueing has come back once more',
  rule: 'rabbitmq.delivery-count:header',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 2, redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 3 },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 2 } } },
    },
  ],
};
