/** A letter that no type has. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A field value of an unknown type closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    {
      sendFrame: {
        type: 1,
        payload: [
          { short: 50 },
          { short: 10 },
          { short: 0 },
          { shortstr: '$q' },
          0,
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
