/** A priority is one octet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-max-priority of more than 255 is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-priority': 256 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-max-priority' for queue '$q' in vhost '$vhost': {max_value_exceeded,256}",
      method: 'queue.declare',
    },
  ],
};
