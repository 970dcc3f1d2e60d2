/** A body follows a content header. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body frame that no content header announced closes the connection with 505',
  rule: 'framing:content-unannounced',
  steps: [
    { sendFrame: { type: 3, payload: ['hello'] } },
    { expectConnectionError: 505, text: 'UNEXPECTED_FRAME - expected method frame, got non method frame instead' },
  ],
};
