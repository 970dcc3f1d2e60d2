/** It is not offered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.recover without requeue closes the connection with 540',
  rule: 'rabbitmq.settle:recover-without-requeue',
  steps: [
    { send: 'basic.recover', with: { requeue: false } },
    { expectConnectionError: 540, method: 'basic.recover', text: 'NOT_IMPLEMENTED - requeue=false' },
  ],
};
