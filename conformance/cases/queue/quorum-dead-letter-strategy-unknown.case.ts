/** At most once, or at least. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An x-dead-letter-strategy that nobody knows is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      send: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-queue-type': 'quorum', 'x-dead-letter-strategy': 'exactly-once' },
      },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-dead-letter-strategy' for queue '$q' in vhost '$vhost': invalid_dlx_strategy",
      method: 'queue.declare',
    },
  ],
};
