/** A publisher that has not heard yet goes on for a while. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Contents on a channel that the server closed are ignored until close-ok',
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.declare', with: { queue: '$missing', passive: true } },
    { expect: 'channel.close', with: { replyCode: 404 } },
    {
      repeat: 3,
      steps: [{ send: 'basic.publish', with: { routingKey: '$q' }, content: { body: 'hello', frames: [2, 3] } }],
    },
    { send: 'channel.close-ok' },
    { send: 'channel.open' },
    { expect: 'channel.open-ok' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
