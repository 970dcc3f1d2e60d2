/** A passive declare does not even look whether the type exists. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of an existing exchange with an unknown type succeeds',
  rule: 'rabbitmq.exchange:passive-name-only',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true, type: 'no-such-type' } },
  ],
};
