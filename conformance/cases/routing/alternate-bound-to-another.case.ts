/** The alternate may have bindings to exchanges. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The alternate exchange passes a message on to the exchanges that are bound to it',
  rule: 'rabbitmq.exchange:alternate',
  needs: ['exchange_exchange_bindings'],
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$rest' } },
    },
    { call: 'exchange.declare', with: { exchange: '$rest', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$rest' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
