/** A deleted queue is not there any more. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delete removes the queue and tells how many messages went with it',
  rule: 'queue.delete:everything-gone',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 2, steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' } }] },
    { call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 2 } },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'" },
  ],
};
