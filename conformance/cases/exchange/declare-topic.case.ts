/** The type topic is one of the two that a broker should have. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange of type topic can be declared, and is there then',
  rule: 'exchange:recommended-types',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true } },
  ],
};
