/** Internal exchanges are there to be bound to others. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An internal exchange passes on what another exchange sends it',
  rule: 'rabbitmq.exchange:internal-as-destination',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', internal: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$x', source: '$s' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { send: 'basic.publish', with: { exchange: '$s', routingKey: '' }, content: { body: 'through' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'through' } },
  ],
};
