/** A short string may not be longer than its frame. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A short string that runs over the end of its frame closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    { sendFrame: { type: 1, payload: [{ short: 50 }, { short: 40 }, { short: 0 }, 200, 'short'] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - cannot decode' } },
  ],
};
