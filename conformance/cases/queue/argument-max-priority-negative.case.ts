/** Less than none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-max-priority below zero is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': -1 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-max-priority' for queue '$q' in vhost '$vhost': {value_negative,-1}",
      method: 'queue.declare',
    },
  ],
};
