/** A queue keeps its type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A quorum queue cannot be declared again as a classic one',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { send: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'classic' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-queue-type' for queue '$q' in vhost '$vhost': received 'classic' but current is 'quorum'",
      method: 'queue.declare',
    },
  ],
};
