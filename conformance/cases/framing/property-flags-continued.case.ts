/** Bit 0 says that more flags follow; here they are all zero. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header with a second word of property flags is read',
  rule: 'framing:property-flags-continued',
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
          { short: 0x8001 },
          { short: 0 },
          { shortstr: 'text/x' },
        ],
      },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { properties: { contentType: 'text/x' } } },
  ],
};
