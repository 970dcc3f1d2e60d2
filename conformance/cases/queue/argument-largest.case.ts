/** As much as there may be. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The largest values that make sense are taken',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: {
          'x-message-ttl': { type: 'l', value: 315360000000 },
          'x-expires': { type: 'l', value: 315360000000 },
          'x-max-length': { type: 'l', value: 9007199254740991 },
          'x-max-length-bytes': { type: 'l', value: 9007199254740991 },
          'x-max-priority': 255,
        },
      },
      answer: { queue: '$q' },
    },
  ],
};
