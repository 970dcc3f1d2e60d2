/** Less than none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-message-ttl below zero is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': -1 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-message-ttl' for queue '$q' in vhost '$vhost': {value_negative,-1}",
      method: 'queue.declare',
    },
  ],
};
