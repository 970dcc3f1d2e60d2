/** Deleting is idempotent. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting an exchange that does not exist succeeds',
  rule: 'rabbitmq.exchange:delete-missing',
  steps: [
    { call: 'exchange.delete', with: { exchange: '$x' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.delete', with: { exchange: '$x' } },
    { call: 'exchange.delete', with: { exchange: '$x' } },
  ],
};
