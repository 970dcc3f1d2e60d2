/** A queue is reached or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that is bound to an exchange and to one behind it gets one copy',
  rule: 'rabbitmq.exchange:one-copy-over-all-ways',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
