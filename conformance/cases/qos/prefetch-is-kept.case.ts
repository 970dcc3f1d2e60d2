/** No more than allowed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer gets no more than its prefetch without acknowledging',
  rule: 'basic.qos.prefetch-count:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.qos', with: { prefetchCount: 2 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
    { expectNothingForMs: 150 },
  ],
};
