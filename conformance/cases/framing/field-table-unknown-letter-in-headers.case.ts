/** What no consumer could read is not taken in. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message header of an unknown type is refused',
  rule: 'framing:undecodable',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    {
      sendFrame: {
        type: 2,
        payload: [
          { short: 60 },
          { short: 0 },
          { longlong: 0 },
          { short: 0x2000 },
          { long: 7 },
          { shortstr: 'x' },
          '?',
          { long: 1 },
        ],
      },
    },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - cannot decode' } },
  ],
};
