/** It was delivered before. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What basic.recover-async brings back is marked as redelivered',
  rule: 'basic.recover-async:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { redelivered: false }, content: { body: 'a' } },
    { send: 'basic.recover-async', with: { requeue: true } },
    { expect: 'basic.deliver', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
