/** What the broker does not know it cannot compare. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with other values of unknown arguments, or others, succeeds',
  rule: 'rabbitmq.queue:unknown-arguments-ignored',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { colour: 'brown', 'x-colour': 'brown' } } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { colour: 'white', 'x-colour': 2 } },
      answer: { queue: '$q' },
    },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-size': 'small' } }, answer: { queue: '$q' } },
  ],
};
