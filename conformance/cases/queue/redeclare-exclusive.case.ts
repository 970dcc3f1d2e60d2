/** A shared queue does not become exclusive. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a shared queue exclusive closes the channel with 405, also on the connection that made it',
  rule: 'rabbitmq.queue:exclusive-inequivalent',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.declare', with: { queue: '$q', exclusive: true } },
    {
      expectChannelError: 405,
      text: { startsWith: "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '$q' in vhost '$vhost'" },
      method: 'queue.declare',
    },
  ],
};
