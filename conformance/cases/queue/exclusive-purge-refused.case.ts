/** Only its own connection empties an exclusive queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Purging another connection's exclusive queue closes the channel with 405, and the messages stay",
  rule: 'queue.declare.exclusive:exclusive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'queue.purge', with: { queue: '$q' }, on: 'theirs' },
    {
      expectChannelError: 405,
      text: { startsWith: "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '$q' in vhost '$vhost'" },
      method: 'queue.purge',
      on: 'theirs',
    },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, answer: { messageCount: 1 } },
  ],
};
