/** The header repeats the class of its method. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header of another class than its method is a connection error',
  rule: 'framing:content-header-class',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 50 }, { short: 0 }, { longlong: 0 }, { short: 0 }] } },
    {
      expectConnectionError: { oneOf: [501, 505] },
      text: 'UNEXPECTED_FRAME - expected content header for class 60, got one for class 50 instead',
      method: 'basic.publish',
    },
  ],
};
