/** There is no next time to wait for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With delayed retry a message over the delivery limit is a dead letter at once',
  rule: 'rabbitmq.delayed-retry:limit',
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
          'x-delivery-limit': 1,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
          'x-delayed-retry-type': 'failed',
          'x-delayed-retry-min': 200,
          'x-delayed-retry-max': 200,
        },
      },
    },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'next' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'next' } },
    {
      expect: 'basic.deliver',
      with: { deliveryTag: 3 },
      content: { body: 'm', headers: { 'x-delivery-count': { type: 'l', value: 1 } } },
    },
    { send: 'basic.reject', with: { deliveryTag: 3, requeue: true } },
    {
      expect: 'basic.deliver',
      content: { body: 'm', headers: { 'x-first-death-reason': 'delivery_limit' } },
      on: 'second',
    },
  ],
};
