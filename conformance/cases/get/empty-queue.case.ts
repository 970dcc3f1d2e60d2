/** Nothing is there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.get of an empty queue is answered with get-empty',
  rule: 'rabbitmq.consume:get-ok-counts-the-rest',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
