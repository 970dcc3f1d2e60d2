/** Less than none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-expires below zero is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': -1 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-expires' for queue '$q' in vhost '$vhost': {value_negative,-1}",
      method: 'queue.declare',
    },
  ],
};
