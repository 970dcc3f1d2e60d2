/** Both sides may close at the same time. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "A client's channel.close that crosses the broker's is answered with close-ok",
  rule: 'channel.close:stability',
  steps: [
    { send: 'queue.purge', with: { queue: '$missing' } },
    { send: 'channel.close' },
    { expect: 'channel.close', with: { replyCode: 404 } },
    { expect: 'channel.close-ok' },
    { send: 'channel.close-ok' },
    { openChannel: 'again', number: 1 },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'again', answer: { queue: '$q' } },
  ],
};
