/** Enough is enough. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that comes back more often than x-delivery-limit is dropped',
  rule: 'rabbitmq.delivery-limit:drops',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 1 } },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 2 },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 3 },
      content: { body: 'next', withoutHeaders: ['x-delivery-count'] },
    },
  ],
};
