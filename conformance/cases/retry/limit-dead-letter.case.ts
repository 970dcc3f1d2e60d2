/** Poison is kept apart. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message over the delivery limit is a dead letter for the reason delivery_limit',
  rule: 'rabbitmq.delivery-limit:dead-letters',
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
        },
      },
    },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { routingKey: '$dead' },
      content: {
        body: 'm',
        headers: {
          'x-first-death-reason': 'delivery_limit',
          'x-first-death-queue': '$q',
          'x-first-death-exchange': '',
        },
      },
      on: 'second',
    },
  ],
};
