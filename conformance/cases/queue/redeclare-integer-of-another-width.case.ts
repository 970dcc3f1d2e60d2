/** Clients encode the same number in different widths. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare whose integer argument has another width succeeds',
  rule: 'rabbitmq.queue:integer-arguments-by-value',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': { type: 'b', value: 5 } } } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-max-length': { type: 's', value: 5 } } },
      answer: { queue: '$q' },
    },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-max-length': { type: 'I', value: 5 } } },
      answer: { queue: '$q' },
    },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-max-length': { type: 'l', value: 5n } } },
      answer: { queue: '$q' },
    },
  ],
};
