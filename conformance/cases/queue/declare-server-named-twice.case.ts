/** Every declare of the empty name makes a queue of its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Two queues declared with an empty name get different names',
  rule: 'queue.declare.queue:default-name',
  steps: [
    { call: 'queue.declare', with: { queue: '', exclusive: true }, save: { queue: '$first' } },
    { call: 'queue.declare', with: { queue: '', exclusive: true }, answer: { queue: { not: '$first' } } },
  ],
};
