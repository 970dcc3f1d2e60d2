/** What does not exist is not in use. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting an exchange that does not exist with if-unused succeeds',
  rule: 'rabbitmq.exchange:delete-missing',
  steps: [{ call: 'exchange.delete', with: { exchange: '$x', ifUnused: true } }],
};
