/** A delay that is not asked for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With delayed retry "disabled" a message comes back at once, whatever the delays',
  rule: 'rabbitmq.delayed-retry:disabled',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: {
          'x-queue-type': 'quorum',
          'x-delayed-retry-type': 'disabled',
          'x-delayed-retry-min': 600000,
          'x-delayed-retry-max': 600000,
        },
      },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'again' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'again' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 2, redelivered: true }, content: { body: 'again' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3 }, content: { body: 'next' } },
  ],
};
