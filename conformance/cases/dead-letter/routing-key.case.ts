/** Another key, chosen by the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With x-dead-letter-routing-key a dead letter is routed by that key',
  rule: 'rabbitmq.dead-letter:routing-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$other' } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: 'late' } },
    { call: 'queue.bind', with: { queue: '$other', exchange: '$dlx', routingKey: '$q' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-dead-letter-routing-key': 'late' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: 'late' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] },
      on: 'dead',
    },
    { call: 'queue.declare', with: { queue: '$other', passive: true }, answer: { messageCount: 0 } },
  ],
};
