/** A key without an exchange leads nowhere. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-dead-letter-routing-key and no x-dead-letter-exchange is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-routing-key': 'k' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-dead-letter-routing-key' for queue '$q' in vhost '$vhost': routing_key_but_no_dlx_defined",
      method: 'queue.declare',
    },
  ],
};
