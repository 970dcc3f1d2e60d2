/** Returning is not failing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With delayed retry of "failed" a message that is requeued by nack comes back at once',
  rule: 'rabbitmq.delayed-retry:failed',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-delayed-retry-type': 'failed', 'x-delayed-retry-min': 600000 },
      },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'again' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'again' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 2, redelivered: true }, content: { body: 'again' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3 }, content: { body: 'next' } },
  ],
};
