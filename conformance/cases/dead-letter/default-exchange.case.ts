/** The queue of that name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With the default exchange as dead-letter exchange a dead letter goes to the queue that its key names',
  rule: 'rabbitmq.dead-letter:exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '$dead' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '$dead' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      with: { exchange: '', routingKey: '$dead' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', exchange: '$x', routingKeys: ['$dead'] }] },
      on: 'dead',
    },
  ],
};
