/** A queue is reached or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that two exchanges lead to gets one copy',
  rule: 'rabbitmq.exchange:one-copy-over-all-ways',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$b', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$c', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$b', source: '$x' } },
    { call: 'exchange.bind', with: { destination: '$c', source: '$x' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$b' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$c' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
