/** A passive declare leaves the exchange as it is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a passive declare with other properties an exchange is still what it was declared as',
  rule: 'rabbitmq.exchange:passive-name-only',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true, type: 'fanout', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
  ],
};
