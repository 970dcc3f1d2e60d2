/** The end octet of a body frame counts as much. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message whose body frame ends with another octet than 206 is not published',
  rule: 'framing:invalid-frame-end',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } },
    { sendFrame: { type: 3, payload: ['hello'], end: 0 } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' } },
    { openConnection: 'second' },
    { openChannel: 'second', connection: 'second' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 }, on: 'second' },
  ],
};
