/** There is a longest time. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-message-ttl of more than ten years is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      send: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-message-ttl': { type: 'l', value: 315360000001 } } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-message-ttl' for queue '$q' in vhost '$vhost': {value_too_large,315360000001}",
      method: 'queue.declare',
    },
  ],
};
