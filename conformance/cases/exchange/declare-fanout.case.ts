/** The type fanout is one of the two that every broker has. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange of type fanout can be declared, and is there then',
  rule: 'exchange:required-types',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true } },
  ],
};
