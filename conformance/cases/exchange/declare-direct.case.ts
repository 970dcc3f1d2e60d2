/** The type direct is one of the two that every broker has. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange of type direct can be declared, and is there then',
  rule: 'exchange:required-types',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true } },
  ],
};
