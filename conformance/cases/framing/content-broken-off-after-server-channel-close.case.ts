/** A publisher that hears of the close in the middle of a content need not finish it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content that is broken off on a channel that the server closed is forgotten with close-ok',
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { send: 'queue.declare', with: { queue: '$missing', passive: true } },
    { expect: 'channel.close', with: { replyCode: 404 } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { send: 'channel.close-ok' },
    { send: 'channel.open' },
    { expect: 'channel.open-ok' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0 } },
  ],
};
