/** A yes is no number. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-max-length of a boolean is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': true } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-max-length' for queue '$q' in vhost '$vhost': \"expected integer, got bool\"",
      method: 'queue.declare',
    },
  ],
};
