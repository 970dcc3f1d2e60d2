/** queue.declare carries no content. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header after a method that has no content closes the connection with 505',
  rule: 'framing:content-unannounced',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 2, payload: [{ short: 50 }, { short: 0 }, { longlong: 0 }, { short: 0 }] } },
    { expectConnectionError: 505, text: 'UNEXPECTED_FRAME - expected method frame, got non method frame instead' },
  ],
};
