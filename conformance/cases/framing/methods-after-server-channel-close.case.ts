/** Between the server's close and the client's close-ok nothing counts. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Methods on a channel that the server closed are ignored until close-ok',
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { openChannel: 'second' },
    { send: 'queue.declare', with: { queue: '$missing', passive: true } },
    { expect: 'channel.close', with: { replyCode: 404 } },
    { send: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.qos' },
    { send: 'channel.close-ok' },
    { send: 'channel.open' },
    { expect: 'channel.open-ok' },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404 },
  ],
};
