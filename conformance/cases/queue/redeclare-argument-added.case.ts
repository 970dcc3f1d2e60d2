/** An argument cannot be added to a queue that is there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with a known argument more closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 'amq.fanout' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-dead-letter-exchange' for queue '$q' in vhost '$vhost': received the value 'amq.fanout' of type 'longstr' but current is none",
      method: 'queue.declare',
    },
  ],
};
