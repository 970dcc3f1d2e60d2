/** Deleting knows the last declared queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting the empty queue name deletes the queue last declared on the channel',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { call: 'queue.delete', with: { queue: '' }, answer: { messageCount: 1 } },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'" },
  ],
};
