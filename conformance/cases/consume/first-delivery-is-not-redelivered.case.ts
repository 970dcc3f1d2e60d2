/** It was delivered to nobody before. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A first delivery is not marked as redelivered',
  rule: 'redelivered:implementation',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { redelivered: false }, content: { body: 'a' } },
  ],
};
