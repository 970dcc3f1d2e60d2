/** The empty key is a key. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With an empty x-dead-letter-routing-key a dead letter is routed by the empty key',
  rule: 'rabbitmq.dead-letter:routing-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-dead-letter-routing-key': '' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: '' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] },
      on: 'dead',
    },
  ],
};
