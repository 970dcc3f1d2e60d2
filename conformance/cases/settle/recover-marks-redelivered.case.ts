/** It was delivered before. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What basic.recover brings back is marked as redelivered',
  rule: 'basic.recover:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { call: 'basic.recover', with: { requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
