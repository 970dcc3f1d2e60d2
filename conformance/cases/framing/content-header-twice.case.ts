/** One header for one content. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second content header in place of the body closes the connection with 505',
  rule: 'framing:content-incomplete',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    {
      repeat: 2,
      steps: [{ sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } }],
    },
    {
      expectConnectionError: 505,
      text: 'UNEXPECTED_FRAME - expected content body, got non content body frame instead',
      method: 'basic.publish',
    },
  ],
};
