/** Names of the broker can be told by how they begin. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A name that the broker makes begins with "amq.gen-"',
  rule: 'rabbitmq.queue:generated-name',
  steps: [
    { call: 'queue.declare', with: { queue: '', exclusive: true }, answer: { queue: { startsWith: 'amq.gen-' } } },
  ],
};
