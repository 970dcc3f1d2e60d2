/** Two made up tags are not the same. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Two consumers without a tag get different ones',
  rule: 'rabbitmq.consume:generated-tag',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q' }, save: { consumerTag: '$first' } },
    { call: 'basic.consume', with: { queue: '$q' }, answer: { consumerTag: { not: '$first' } } },
  ],
};
