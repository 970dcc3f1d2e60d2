/** Two bindings lead to the same exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange that two bindings of one source lead to routes a message once',
  rule: 'exchange.bind:unique',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: 'a.*' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: '*.b' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
