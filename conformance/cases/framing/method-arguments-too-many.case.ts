/** A method says what it has to say and no more. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method that is followed by more octets closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.qos' }, 1, 2, 3] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - cannot decode' } },
  ],
};
