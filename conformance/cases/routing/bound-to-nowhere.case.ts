/** What counts is a queue at the end. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that only reaches an exchange without bindings is unroutable',
  rule: 'rabbitmq.exchange:bound-exchange-routes',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: 'key' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'key' }, content: { body: 'lost' } },
  ],
};
