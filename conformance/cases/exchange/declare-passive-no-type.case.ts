/** Clients leave the type out when they only ask. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare without a type succeeds',
  rule: 'rabbitmq.exchange:passive-name-only',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true, type: '' } },
  ],
};
