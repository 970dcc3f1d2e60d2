/** An exclusive queue ends with its connection, so durable means nothing for it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive queue can be declared again with another durable flag',
  rule: 'rabbitmq.queue:exclusive-is-not-durable',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true, durable: true } },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, answer: { queue: '$q' } },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true, durable: true }, answer: { queue: '$q' } },
  ],
};
