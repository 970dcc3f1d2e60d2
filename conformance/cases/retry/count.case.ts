/** How often it came back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A redelivery says in x-delivery-count how often the message came back; a first delivery has no such header',
  rule: 'rabbitmq.delivery-count:header',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 1, redelivered: false },
      content: { body: 'm', withoutHeaders: ['x-delivery-count'] },
    },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 2, redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.nack', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 3, redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 2 } } },
    },
  ],
};
