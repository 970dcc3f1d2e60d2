/** A wait that never comes would go unseen. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-delayed-retry-type that nobody knows is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      send: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-delayed-retry-type': 'sometimes', 'x-delayed-retry-min': 1000 } },
    },
    { expectChannelError: 406, method: 'queue.declare' },
  ],
};
