/** In a passive declare the empty name stands for no queue at all. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of the empty name closes the channel with 404, whatever was declared before',
  rule: 'queue.declare.passive:passive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.declare', with: { queue: '', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
