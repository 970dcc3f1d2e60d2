/** Arguments of a binding are for headers exchanges. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A direct exchange does not look at the arguments of a binding',
  rule: 'queue.bind.routing-key:direct-exchange-key-matching',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', routingKey: 'key', arguments: { 'x-match': 'all', colour: 'red' } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'other' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'key' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
