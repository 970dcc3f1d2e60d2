/** It outlives connections. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A quorum queue that is exclusive is refused',
  rule: 'rabbitmq.queue:quorum-rules',
  steps: [
    {
      send: 'queue.declare',
      with: { queue: '$q', durable: true, exclusive: true, arguments: { 'x-queue-type': 'quorum' } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid property 'exclusive-owner' for queue '$q' in vhost '$vhost'",
      method: 'queue.declare',
    },
  ],
};
