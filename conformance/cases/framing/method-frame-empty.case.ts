/** There is no method without its ids. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method frame without a payload closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    { sendFrame: { type: 1, payload: [] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
  ],
};
