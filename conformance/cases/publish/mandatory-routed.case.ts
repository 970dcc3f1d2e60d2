/** It arrived. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message that reaches a queue is not returned',
  rule: 'basic.publish.mandatory:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { expectNothingForMs: 150 },
  ],
};
