/** An argument that is left out is another value. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare without a known argument closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 5 } } },
    { send: 'queue.declare', with: { queue: '$q' } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-max-length' for queue '$q' in vhost '$vhost': received none but current is the value '5' of type 'signedint'",
      method: 'queue.declare',
    },
  ],
};
