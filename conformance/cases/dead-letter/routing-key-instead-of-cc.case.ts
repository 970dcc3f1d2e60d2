/** That key alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With x-dead-letter-routing-key the keys in CC and BCC do not count',
  rule: 'rabbitmq.dead-letter:routing-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$cc' } },
    { call: 'queue.declare', with: { queue: '$bcc' } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: 'late' } },
    { call: 'queue.bind', with: { queue: '$cc', exchange: '$dlx', routingKey: 'c' } },
    { call: 'queue.bind', with: { queue: '$bcc', exchange: '$dlx', routingKey: 'b' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-dead-letter-routing-key': 'late' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { headers: { CC: ['c'], BCC: ['b'] } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      with: { routingKey: 'late' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', routingKeys: ['$q', 'c'] }] },
      on: 'dead',
    },
    { call: 'queue.declare', with: { queue: '$cc', passive: true }, answer: { messageCount: 0 } },
    { call: 'queue.declare', with: { queue: '$bcc', passive: true }, answer: { messageCount: 0 } },
  ],
};
