/** Both kinds of exchange exist, and the broker knows which is which. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Exchanges can be declared durable and transient, and again as what they are',
  rule: 'exchange.declare.durable:support',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$durable', type: 'direct', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$transient', type: 'direct', durable: false } },
    { call: 'exchange.declare', with: { exchange: '$durable', type: 'direct', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$transient', type: 'direct', durable: false } },
  ],
};
