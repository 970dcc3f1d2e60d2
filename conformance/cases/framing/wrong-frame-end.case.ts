/** A frame must end with its end octet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame that does not end with octet 206 closes the connection with 501',
  rule: 'framing:invalid-frame-end',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.qos' }], end: 0 } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' } },
  ],
};
