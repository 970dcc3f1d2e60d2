/** Before its first consumer an auto-delete queue waits. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete queue that never had a consumer stays when the connection that declared it closes',
  rule: 'rabbitmq.queue:auto-delete-needs-a-consumer',
  steps: [
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true }, on: 'theirs' },
    { closeConnection: 'other' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { queue: '$q' } },
  ],
};
