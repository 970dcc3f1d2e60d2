/** A queue keeps its number of priorities. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another x-max-priority closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 5 } } },
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 6 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-max-priority' for queue '$q' in vhost '$vhost': received '6' but current is '5'",
      method: 'queue.declare',
    },
  ],
};
