/** It is the sum that counts. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Body frames that together exceed the announced body size close the connection with 505',
  rule: 'framing:body-too-long',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } },
    { repeat: 2, steps: [{ sendFrame: { type: 3, payload: ['hell'] } }] },
    { expectConnectionError: 505, method: 'basic.publish' },
  ],
};
