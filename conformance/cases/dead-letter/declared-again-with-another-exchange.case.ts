/** It is part of what a queue is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another dead-letter exchange closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 'a' } } },
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 'b' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-dead-letter-exchange' for queue '$q' in vhost '$vhost': received 'b' but current is 'a'",
      method: 'queue.declare',
    },
  ],
};
