/** Less than none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-max-length-bytes below zero is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': { type: 'l', value: -5 } } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-max-length-bytes' for queue '$q' in vhost '$vhost': {value_negative,-5}",
      method: 'queue.declare',
    },
  ],
};
