/** Not now. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message rejected with requeue is delivered again',
  rule: 'basic.reject:02',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: false }, content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
