/** A flag promises a value. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header whose flags name a property that is not there closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 0 }, { short: 0x8000 }] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - cannot decode' } },
  ],
};
