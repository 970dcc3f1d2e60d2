/** Where a body is cut means nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body that comes in frames of uneven size is one body to the consumer',
  rule: 'framing:body-split',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: 'abcdefghij', frames: [1, 6, 2, 1] } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'abcdefghij' } },
  ],
};
