/** Zero is no frame type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame of type 0 closes the connection with 501',
  rule: 'framing:unknown-frame-type',
  steps: [
    { sendFrame: { type: 0, payload: [] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
  ],
};
