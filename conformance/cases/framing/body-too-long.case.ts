/** A body does not grow after its header. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body frame that exceeds the announced body size closes the connection with 505',
  rule: 'framing:body-too-long',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 4 }, { short: 0 }] } },
    { sendFrame: { type: 3, payload: ['hello'] } },
    { expectConnectionError: 505, method: 'basic.publish' },
  ],
};
