/** An exclusive queue does not become shared. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring an exclusive queue without exclusive closes the channel with 405, also on its own connection',
  rule: 'rabbitmq.queue:exclusive-inequivalent',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { send: 'queue.declare', with: { queue: '$q' } },
    {
      expectChannelError: 405,
      text: { startsWith: "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '$q' in vhost '$vhost'" },
      method: 'queue.declare',
    },
  ],
};
