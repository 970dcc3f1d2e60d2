/** Who closes is answered, and the channel is gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.close is answered with channel.close-ok, and the channel can be opened again',
  rule: 'framing:close-answered',
  steps: [
    { send: 'channel.close', with: { replyCode: 200, replyText: 'done' } },
    { expect: 'channel.close-ok' },
    { send: 'channel.open' },
    { expect: 'channel.open-ok' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
