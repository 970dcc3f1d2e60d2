/** An exchange has a name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-dead-letter-exchange of a number is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': 1 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid type 'signedint' for arg 'x-dead-letter-exchange' in queue '$q' in vhost '$vhost'",
      method: 'queue.declare',
    },
  ],
};
