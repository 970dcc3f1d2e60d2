/** Nothing to do. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A commit of nothing is answered',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [{ call: 'tx.select' }, { call: 'tx.commit' }, { call: 'tx.commit' }],
};
