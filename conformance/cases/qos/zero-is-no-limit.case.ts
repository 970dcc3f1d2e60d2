/** Zero is no limit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A prefetch count of zero is no limit',
  rule: 'basic.qos.prefetch-count:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.qos', with: { prefetchCount: 0 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    {
      repeat: 20,
      steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } }],
    },
    { repeat: 20, steps: [{ expect: 'basic.deliver', with: {}, content: { body: 'm' } }] },
  ],
};
