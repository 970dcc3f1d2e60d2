/** Exchange and key as published. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-death tells the exchange and the key that a message was published with',
  rule: 'rabbitmq.dead-letter:death',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'some key' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'some key' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        deaths: [{ queue: '$q', reason: 'rejected', exchange: '$x', routingKeys: ['some key'] }],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'rejected', 'x-first-death-exchange': '$x' },
      },
      on: 'dead',
    },
  ],
};
