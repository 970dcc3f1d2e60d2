/** Queues and exchanges are bound side by side. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange passes a message to the queues and to the exchanges that are bound to it',
  rule: 'rabbitmq.exchange:bound-exchange-routes',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: 'key' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: 'key' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$d' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$a', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$b', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
