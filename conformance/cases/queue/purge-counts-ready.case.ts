/** The counts of a purge and a delete are of ready messages alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'purge-ok and delete-ok count the messages that were ready, and none that waited to be settled',
  rule: 'rabbitmq.queue:purge-and-delete-count-ready',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 3, steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' } }] },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok' },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 2 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 1 } },
  ],
};
