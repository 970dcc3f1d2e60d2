/** Its limit is part of it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare of a quorum queue with another x-delivery-limit closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 3 } },
    },
    {
      send: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 4 } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-delivery-limit' for queue '$q' in vhost '$vhost': received '4' but current is '3'",
      method: 'queue.declare',
    },
  ],
};
