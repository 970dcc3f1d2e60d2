/** It is part of what a queue is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare without the dead-letter exchange closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 'a' } } },
    { send: 'queue.declare', with: { queue: '$q' } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-dead-letter-exchange' for queue '$q' in vhost '$vhost': received none but current is the value 'a' of type 'longstr'",
      method: 'queue.declare',
    },
  ],
};
