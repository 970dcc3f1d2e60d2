/** The same queue twice. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A quorum queue can be declared again with the same arguments',
  rule: 'rabbitmq.queue:quorum-rules',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 3 } },
    },
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 3 } },
      answer: { queue: '$q', messageCount: 0, consumerCount: 0 },
    },
  ],
};
