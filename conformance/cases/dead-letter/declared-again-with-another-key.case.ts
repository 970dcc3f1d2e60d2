/** It is part of what a queue is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another dead-letter routing key closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 'a', 'x-dead-letter-routing-key': 'k' } },
    },
    {
      send: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 'a', 'x-dead-letter-routing-key': 'l' } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-dead-letter-routing-key' for queue '$q' in vhost '$vhost': received 'l' but current is 'k'",
      method: 'queue.declare',
    },
  ],
};
