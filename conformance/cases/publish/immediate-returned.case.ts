/** The rule of the specification. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An immediate message that no consumer can take is returned with 313',
  rule: 'basic.publish.immediate:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', immediate: true }, content: { body: 'a' } },
    { expect: 'basic.return', with: { replyCode: 313 } },
  ],
};
