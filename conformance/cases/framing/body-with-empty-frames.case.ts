/** A body frame may be empty. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Body frames without a payload change nothing of the body',
  rule: 'framing:body-split',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: 'hello', frames: [0, 3, 0, 0, 2] } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
