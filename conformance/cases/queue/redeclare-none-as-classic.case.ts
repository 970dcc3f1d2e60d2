/** A classic queue is one without a type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue declared with the type classic can be declared again without a type',
  rule: 'rabbitmq.queue:classic-by-default',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-queue-type': 'classic' } } },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
