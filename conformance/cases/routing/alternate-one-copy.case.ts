/** A queue is reached or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that a binding and an alternate exchange lead to gets one copy',
  rule: 'rabbitmq.exchange:alternate',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    {
      call: 'exchange.declare',
      with: { exchange: '$d', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$rest' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
