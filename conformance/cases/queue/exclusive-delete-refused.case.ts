/** Only its own connection deletes an exclusive queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Deleting another connection's exclusive queue closes the channel with 405, and the queue stays",
  rule: 'queue.declare.exclusive:exclusive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { send: 'queue.delete', with: { queue: '$q' }, on: 'theirs' },
    {
      expectChannelError: 405,
      text: { startsWith: "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '$q' in vhost '$vhost'" },
      method: 'queue.delete',
      on: 'theirs',
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { queue: '$q' } },
  ],
};
