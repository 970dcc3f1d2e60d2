/** Old consumers keep their limit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Without global a consumer keeps the limit it started with',
  rule: 'rabbitmq.consume:prefetch-for-later-consumers',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
  ],
};
