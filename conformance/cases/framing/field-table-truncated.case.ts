/** A table that is longer than its frame cannot be read. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A field table that runs over the end of its frame closes the connection with 501',
  rule: 'framing:undecodable',
  steps: [
    {
      sendFrame: {
        type: 1,
        payload: [{ short: 50 }, { short: 10 }, { short: 0 }, { shortstr: '$q' }, 0, { long: 100 }, { shortstr: 'x' }],
      },
    },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - cannot decode' } },
  ],
};
