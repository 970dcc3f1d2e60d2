/** A method without its arguments is no method. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method whose arguments are missing closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    { sendFrame: { type: 1, payload: [{ short: 50 }, { short: 10 }] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - cannot decode' } },
  ],
};
