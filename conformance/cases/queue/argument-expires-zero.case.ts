/** A queue that goes before it comes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-expires of zero is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 0 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-expires' for queue '$q' in vhost '$vhost': {value_zero,0}",
      method: 'queue.declare',
    },
  ],
};
