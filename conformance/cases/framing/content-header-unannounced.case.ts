/** A content header follows a content method. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header that no content method announced closes the connection with 505',
  rule: 'framing:content-unannounced',
  steps: [
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 0 }, { short: 0 }] } },
    { expectConnectionError: 505, text: 'UNEXPECTED_FRAME - expected method frame, got non method frame instead' },
  ],
};
