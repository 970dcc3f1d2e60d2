/** An argument that the broker knows is part of what a queue is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another value of a known argument closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 5 } } },
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 10 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-max-length' for queue '$q' in vhost '$vhost': received '10' but current is '5'",
      method: 'queue.declare',
    },
  ],
};
