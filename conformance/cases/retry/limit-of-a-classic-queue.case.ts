/** Poison comes to every queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A classic queue, too, drops what comes back more often than x-delivery-limit',
  rule: 'rabbitmq.delivery-limit:every-queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-delivery-limit': 1, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'm' } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      content: { body: 'm', headers: { 'x-first-death-reason': 'delivery_limit', 'x-first-death-queue': '$q' } },
      on: 'second',
    },
  ],
};
