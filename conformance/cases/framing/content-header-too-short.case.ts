/** A content header has class, weight, size and flags. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header without its body size closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' } },
  ],
};
