/** Others go first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'With delayed retry of all, a message that is rejected for requeueing comes back after those published meanwhile',
  rule: 'rabbitmq.delayed-retry:waits',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': 200 },
      },
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
