/** Two clients may clear up the same queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting a queue a second time succeeds with a count of 0',
  rule: 'rabbitmq.queue:delete-missing',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 1 } },
    { call: 'queue.delete', with: { queue: '$q', ifUnused: true, ifEmpty: true }, answer: { messageCount: 0 } },
  ],
};
