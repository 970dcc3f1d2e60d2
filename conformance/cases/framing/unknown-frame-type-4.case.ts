/** Older versions had a type 4; this one has not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame of type 4 closes the connection with 501',
  rule: 'framing:unknown-frame-type',
  steps: [
    { sendFrame: { type: 4, payload: [{ method: 'basic.qos' }] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
  ],
};
