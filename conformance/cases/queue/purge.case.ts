/** A purge leaves an empty queue that is still there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A purge removes all ready messages and tells how many they were',
  rule: 'queue.purge:empties',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 3, steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' } }] },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 3 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 0 } },
  ],
};
