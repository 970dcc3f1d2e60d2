/** Only its own connection reads an exclusive queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Consuming from another connection's exclusive queue closes the channel with 405",
  rule: 'queue.declare.exclusive:exclusive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { send: 'basic.consume', with: { queue: '$q' }, on: 'theirs' },
    {
      expectChannelError: 405,
      text: { startsWith: "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '$q' in vhost '$vhost'" },
      method: 'basic.consume',
      on: 'theirs',
    },
  ],
};
