/** What is not known is not judged. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Arguments that nobody knows are taken with values of any type',
  rule: 'rabbitmq.queue:unknown-arguments-ignored',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-no-such-thing': -1, another: ['a', { b: null }], 'x-max-length-of-names': 'long' },
      },
      answer: { queue: '$q' },
    },
  ],
};
