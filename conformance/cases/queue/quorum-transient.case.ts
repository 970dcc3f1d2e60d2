/** It is there to keep. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A quorum queue that is not durable is refused',
  rule: 'rabbitmq.queue:quorum-rules',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-queue-type': 'quorum' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid property 'non-durable' for queue '$q' in vhost '$vhost'",
      method: 'queue.declare',
    },
  ],
};
