/** A passive declare makes nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of a queue that does not exist closes the channel with 404',
  rule: 'queue.declare.passive:passive',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
