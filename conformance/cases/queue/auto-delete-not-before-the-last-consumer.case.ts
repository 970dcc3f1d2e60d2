/** One consumer is enough to keep an auto-delete queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete queue stays while one of its consumers does',
  rule: 'rabbitmq.queue:auto-delete',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'first' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'second' } },
    { call: 'basic.cancel', with: { consumerTag: 'first' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { queue: '$q', consumerCount: 1 } },
  ],
};
