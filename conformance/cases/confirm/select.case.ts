/** The mode is answered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'confirm.select is answered',
  rule: 'rabbitmq.confirm:select-again',
  steps: [{ call: 'confirm.select' }],
};
