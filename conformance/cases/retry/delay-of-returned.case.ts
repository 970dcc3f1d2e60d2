/** Returning is not failing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With delayed retry of "returned" a message that is requeued by nack waits',
  rule: 'rabbitmq.delayed-retry:returned',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-delayed-retry-type': 'returned', 'x-delayed-retry-min': 200 },
      },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'again' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'again' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3, redelivered: true }, content: { body: 'again' } },
  ],
};
