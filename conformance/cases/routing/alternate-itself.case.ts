/** The smallest circle. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that an exchange cannot route is unroutable if it is its own alternate',
  rule: 'rabbitmq.exchange:alternate-cycle',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': '$x' } } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: 'key' }, content: { body: 'lost' } },
  ],
};
