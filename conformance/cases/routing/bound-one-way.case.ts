/** A binding has a direction. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message to the destination of a binding does not come to the source',
  rule: 'rabbitmq.exchange:bound-exchange-routes',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x' } },
    { send: 'basic.publish', with: { exchange: '$d', routingKey: '', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$d', routingKey: '' }, content: { body: 'lost' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
