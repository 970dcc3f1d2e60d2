/** A way is a word. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-overflow of a number is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-overflow': 1 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-overflow' for queue '$q' in vhost '$vhost': {unacceptable_type,signedint}",
      method: 'queue.declare',
    },
  ],
};
