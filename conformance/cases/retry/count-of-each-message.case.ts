/** One that failed does not count for another. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Each message has a count of its own',
  rule: 'rabbitmq.delivery-count:header',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: '2' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 3 },
      content: { body: '1', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.nack', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 4 },
      content: { body: '2', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.nack', with: { deliveryTag: 3, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 5 },
      content: { body: '1', headers: { 'x-delivery-count': { type: 'l', value: 2 } } },
    },
  ],
};
