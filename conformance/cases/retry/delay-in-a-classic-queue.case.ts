/** Every queue may wait. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A classic queue, too, delays the retry of what comes back',
  rule: 'rabbitmq.delayed-retry:every-queue',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': 200 } },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'again' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'again' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'next' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 3, redelivered: true },
      content: { body: 'again', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
  ],
};
