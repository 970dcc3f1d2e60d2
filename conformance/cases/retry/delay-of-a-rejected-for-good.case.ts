/** Nothing comes back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With delayed retry a message that is rejected without requeue is a dead letter at once',
  rule: 'rabbitmq.delayed-retry:waits',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: {
          'x-queue-type': 'quorum',
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
          'x-delayed-retry-type': 'all',
          'x-delayed-retry-min': 600000,
        },
      },
    },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: false } },
    { expect: 'basic.deliver', content: { body: 'm', headers: { 'x-first-death-reason': 'rejected' } }, on: 'second' },
  ],
};
