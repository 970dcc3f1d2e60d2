/** A get is no consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete queue survives a basic.get',
  rule: 'rabbitmq.queue:auto-delete-needs-a-consumer',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
