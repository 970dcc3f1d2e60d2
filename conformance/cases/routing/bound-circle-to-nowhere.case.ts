/** A circle has no end, but a message has. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message in a circle of exchanges without queues is unroutable',
  rule: 'rabbitmq.exchange:cycle-ends',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$y', type: 'fanout' } },
    { call: 'exchange.bind', with: { destination: '$y', source: '$x' } },
    { call: 'exchange.bind', with: { destination: '$x', source: '$y' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: '' }, content: { body: 'lost' } },
  ],
};
