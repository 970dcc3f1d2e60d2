/** nack counts as reject does. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is nacked with requeue more often than x-delivery-limit goes to the dead-letter exchange',
  rule: 'rabbitmq.delivery-limit:dead-letters',
  needs: ['basic.nack'],
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
        arguments: { 'x-queue-type': 'quorum', 'x-dead-letter-exchange': '$dlx', 'x-delivery-limit': 1 },
      },
    },
    { call: 'basic.consume', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { send: 'basic.nack', with: { deliveryTag: 2, requeue: true } },
    {
      expect: 'basic.deliver',
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'delivery_limit' }] },
      on: 'dead',
    },
  ],
};
