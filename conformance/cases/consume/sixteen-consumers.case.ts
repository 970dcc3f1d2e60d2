/** A queue takes many consumers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue takes sixteen consumers',
  rule: 'basic.consume:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 16, steps: [{ call: 'basic.consume', with: { queue: '$q' } }] },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0, consumerCount: 16 } },
  ],
};
