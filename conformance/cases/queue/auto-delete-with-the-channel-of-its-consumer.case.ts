/** A consumer also ends with its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete queue is deleted when the channel of its last consumer closes',
  rule: 'rabbitmq.queue:auto-delete',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { closeChannel: 'second' },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'" },
  ],
};
