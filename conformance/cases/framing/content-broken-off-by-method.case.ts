/** What was begun must be finished. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method in the middle of a body on the same channel closes the connection with 505',
  rule: 'framing:content-incomplete',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } },
    { sendFrame: { type: 3, payload: ['hel'] } },
    { send: 'basic.qos' },
    {
      expectConnectionError: 505,
      text: 'UNEXPECTED_FRAME - expected content body, got non content body frame instead',
      method: 'basic.publish',
    },
  ],
};
