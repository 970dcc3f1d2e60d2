/** The smallest circle. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message goes through an exchange that is bound to itself once',
  rule: 'rabbitmq.exchange:cycle-ends',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$x', source: '$x' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
