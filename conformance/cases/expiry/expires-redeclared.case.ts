/** It is part of what a queue is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another x-expires closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 60_000 } } },
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 50_000 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-expires' for queue '$q' in vhost '$vhost': received '50000' but current is '60000'",
      method: 'queue.declare',
    },
  ],
};
