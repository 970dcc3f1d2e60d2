/** The rule of the specification. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With a prefetch size a message larger than it still comes when nothing else waits',
  rule: 'basic.qos.prefetch-size:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'larger than one octet' } },
    { call: 'basic.qos', with: { prefetchSize: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { expect: 'basic.deliver', with: {}, content: { body: 'larger than one octet' } },
  ],
};
