/** A key is a text. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-dead-letter-routing-key of a number is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      send: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 'amq.fanout', 'x-dead-letter-routing-key': 1 } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-dead-letter-routing-key' for queue '$q' in vhost '$vhost': {unacceptable_type,signedint}",
      method: 'queue.declare',
    },
  ],
};
