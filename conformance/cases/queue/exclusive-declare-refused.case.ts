/** An exclusive queue is out of reach for other connections. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Declaring another connection's exclusive queue closes the channel with 405",
  rule: 'queue.declare.exclusive:exclusive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { send: 'queue.declare', with: { queue: '$q', exclusive: true }, on: 'theirs' },
    {
      expectChannelError: 405,
      text: { startsWith: "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '$q' in vhost '$vhost'" },
      method: 'queue.declare',
      on: 'theirs',
    },
  ],
};
