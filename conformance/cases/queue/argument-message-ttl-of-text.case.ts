/** A text is no number, whatever it says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-message-ttl of a text is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': '1000' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-message-ttl' for queue '$q' in vhost '$vhost': \"expected integer, got longstr\"",
      method: 'queue.declare',
    },
  ],
};
