/** Exchange and key of the second publishing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The second death of a message tells the dead-letter exchange and key by which it came',
  rule: 'rabbitmq.dead-letter:death',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    {
      call: 'queue.declare',
      with: { queue: '$second', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { call: 'queue.bind', with: { queue: '$second', exchange: '$dlx', routingKey: 'late' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-dead-letter-routing-key': 'late' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$second' } },
        { expect: 'basic.get-ok', content: { body: 'a' } },
      ],
    },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    {
      expect: 'basic.deliver',
      content: {
        deaths: [
          { queue: '$second', reason: 'rejected', exchange: '$dlx', routingKeys: ['late'] },
          { queue: '$q', reason: 'rejected' },
        ],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'rejected', 'x-first-death-exchange': '' },
      },
      on: 'dead',
    },
  ],
};
