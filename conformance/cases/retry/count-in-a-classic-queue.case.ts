/** Whoever consumes wants to know. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue of the classic type counts, too, how often a message came back',
  rule: 'rabbitmq.delivery-count:every-queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
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
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 3, redelivered: true },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 2 } } },
    },
  ],
};
