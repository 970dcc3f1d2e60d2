/** Both sides close the channel at once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "A channel.close that crosses the server's own is answered with close-ok",
  rule: 'channel.close:stability',
  steps: [
    { send: 'queue.declare', with: { queue: '$missing', passive: true } },
    { expect: 'channel.close', with: { replyCode: 404 } },
    { send: 'channel.close', with: { replyCode: 200 } },
    { expect: 'channel.close-ok' },
    { send: 'channel.close-ok' },
    { send: 'channel.open' },
    { expect: 'channel.open-ok' },
  ],
};
