/** A client that does not wait is told nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with no-wait makes the queue and is not answered',
  rule: 'queue:no-wait',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', noWait: true } },
    {
      call: 'queue.declare',
      with: { queue: '$q', passive: true },
      answer: { queue: '$q', messageCount: 0, consumerCount: 0 },
    },
  ],
};
