/** The specification's least number of queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A vhost has room for 256 queues more',
  rule: 'queue.declare:minimum-queues',
  steps: [
    { call: 'queue.declare', with: { queue: '', exclusive: true }, save: { queue: '$first' } },
    { repeat: 254, steps: [{ call: 'queue.declare', with: { queue: '', exclusive: true } }] },
    { call: 'queue.declare', with: { queue: '', exclusive: true }, save: { queue: '$last' } },
    { call: 'queue.declare', with: { queue: '$first', passive: true }, answer: { queue: '$first' } },
    { call: 'queue.declare', with: { queue: '$last', passive: true }, answer: { queue: '$last' } },
  ],
};
