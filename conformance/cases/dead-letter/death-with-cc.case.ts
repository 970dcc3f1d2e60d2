/** The own key first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-death tells the keys in CC, and those in BCC not',
  rule: 'rabbitmq.dead-letter:death',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { headers: { CC: ['c1', 'c2'], BCC: ['b'] } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: { deaths: [{ queue: '$q', reason: 'rejected', routingKeys: ['$q', 'c1', 'c2'] }] },
      on: 'dead',
    },
  ],
};
