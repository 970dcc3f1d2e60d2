/** The specification does not compare auto-delete. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a queue again as auto-delete succeeds, and the queue stays as it was made',
  rule: 'queue.declare.auto-delete:pre-existence',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true }, answer: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'only' } },
    { call: 'basic.cancel', with: { consumerTag: 'only' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { queue: '$q' } },
  ],
};
