/** A text is no number, whatever it says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-max-length-bytes of a text is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': '10' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-max-length-bytes' for queue '$q' in vhost '$vhost': \"expected integer, got longstr\"",
      method: 'queue.declare',
    },
  ],
};
