/** A client that comes back at once must find the name free. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When close-ok comes, the exclusive queues of the connection are gone',
  rule: 'rabbitmq.queue:exclusive-gone-with-connection',
  steps: [
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, on: 'theirs' },
    { closeConnection: 'other' },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
