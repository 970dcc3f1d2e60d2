/** A queue without a type is a classic one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue declared without a type can be declared again with the type classic',
  rule: 'rabbitmq.queue:classic-by-default',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-queue-type': 'classic' } }, answer: { queue: '$q' } },
  ],
};
