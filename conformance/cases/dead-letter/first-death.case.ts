/** Set once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The headers of the first death stay when a message dies again elsewhere, for another reason',
  rule: 'rabbitmq.dead-letter:first-death',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$second',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      call: 'queue.declare',
      with: { queue: '$first', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$second' } },
    },
    { call: 'queue.bind', with: { queue: '$first', exchange: '$x', routingKey: 'k' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'a' } },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$first' } },
        { expect: 'basic.get-ok', content: { body: 'a' } },
      ],
    },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        headers: {
          'x-first-death-queue': '$first',
          'x-first-death-reason': 'rejected',
          'x-first-death-exchange': '$x',
        },
      },
      on: 'dead',
    },
  ],
};
