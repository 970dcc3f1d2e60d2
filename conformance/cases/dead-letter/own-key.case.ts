/** The key that it was published with. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Without x-dead-letter-routing-key a dead letter is routed by its own key',
  rule: 'rabbitmq.dead-letter:own-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$other' } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: 'a.b' } },
    { call: 'queue.bind', with: { queue: '$other', exchange: '$dlx', routingKey: 'a.c' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.*' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: 'a.b' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', exchange: '$x', routingKeys: ['a.b'] }] },
      on: 'dead',
    },
    { call: 'queue.declare', with: { queue: '$other', passive: true }, answer: { messageCount: 0 } },
  ],
};
