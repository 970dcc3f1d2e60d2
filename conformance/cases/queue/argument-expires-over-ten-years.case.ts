/** There is a longest time. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-expires of more than ten years is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': { type: 'l', value: 315360000001 } } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-expires' for queue '$q' in vhost '$vhost': {value_too_large,315360000001}",
      method: 'queue.declare',
    },
  ],
};
