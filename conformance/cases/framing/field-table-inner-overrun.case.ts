/** A value may not be longer than the table that it stands in. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A field value that runs over the end of its table closes the connection with 501',
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
          { long: 9 },
          { shortstr: 'x' },
          'S',
          { long: 200 },
          'xx',
        ],
      },
    },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - cannot decode' } },
  ],
};
