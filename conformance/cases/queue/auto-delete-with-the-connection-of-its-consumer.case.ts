/** A consumer also ends with its connection. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete queue is deleted when the connection of its last consumer closes',
  rule: 'rabbitmq.queue:auto-delete',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'theirs' },
    { closeConnection: 'other' },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'" },
  ],
};
