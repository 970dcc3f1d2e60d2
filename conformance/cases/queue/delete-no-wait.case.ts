/** A client that does not wait is told nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delete with no-wait deletes the queue and is not answered',
  rule: 'queue:no-wait',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.delete', with: { queue: '$q', noWait: true } },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
