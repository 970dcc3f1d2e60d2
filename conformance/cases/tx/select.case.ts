/** The mode is answered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'tx.select is answered, also a second time',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [{ call: 'tx.select' }, { call: 'tx.select' }],
};
