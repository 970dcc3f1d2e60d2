/** Two ways lead to $d, which is passed once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange that two ways lead to routes a message once, and the queues behind it get one copy each',
  rule: 'exchange.bind:unique',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$b', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$c', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.declare', with: { queue: '$r' } },
    { call: 'exchange.bind', with: { destination: '$b', source: '$x' } },
    { call: 'exchange.bind', with: { destination: '$c', source: '$x' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$b' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$c' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { call: 'queue.bind', with: { queue: '$r', exchange: '$d' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$r', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$r', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
