/** Delivered three times: first, and twice again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message of a quorum queue that came back more often than x-delivery-limit goes to its dead-letter exchange',
  rule: 'rabbitmq.delivery-limit:dead-letters',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-dead-letter-exchange': '$dlx', 'x-delivery-limit': 2 },
      },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 3, requeue: true } },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: '$q' },
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'delivery_limit' }],
        headers: {
          'x-first-death-queue': '$q',
          'x-first-death-reason': 'delivery_limit',
          'x-first-death-exchange': '',
        },
      },
      on: 'dead',
    },
  ],
};
