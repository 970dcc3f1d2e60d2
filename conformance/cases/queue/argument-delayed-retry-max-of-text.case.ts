/** A text is no number, whatever it says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-delayed-retry-max of a text is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      send: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': 1, 'x-delayed-retry-max': '10' },
      },
    },
    { expectChannelError: 406, method: 'queue.declare' },
  ],
};
