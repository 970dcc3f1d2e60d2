/** The broker makes up a name for a queue declared without one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "A queue declared with an empty name gets a name of the broker's",
  rule: 'queue.declare.queue:default-name',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '', exclusive: true },
      answer: { queue: { not: '' }, messageCount: 0, consumerCount: 0 },
      save: { queue: '$made' },
    },
    { call: 'queue.declare', with: { queue: '$made', passive: true }, answer: { queue: '$made' } },
  ],
};
