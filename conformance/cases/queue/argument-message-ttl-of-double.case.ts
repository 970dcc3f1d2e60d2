/** A whole number of another type is none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-message-ttl of a floating point number is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': { type: 'd', value: 1000 } } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-message-ttl' for queue '$q' in vhost '$vhost': \"expected integer, got double\"",
      method: 'queue.declare',
    },
  ],
};
