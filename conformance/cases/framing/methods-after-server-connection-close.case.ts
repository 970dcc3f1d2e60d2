/** Between the server's close and the client's close-ok nothing counts. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Methods on a connection that the server closed are ignored until close-ok',
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { send: 'channel.open' },
    { expect: 'connection.close', with: { replyCode: 504 }, connection: 'main' },
    { send: 'queue.declare', with: { queue: '$q' } },
    { send: 'connection.close-ok', connection: 'main' },
    { expectEnd: 'main', quietly: true },
    { openConnection: 'second' },
    { openChannel: 'second', connection: 'second' },
    { send: 'queue.declare', with: { queue: '$q', passive: true }, on: 'second' },
    { expectChannelError: 404, on: 'second' },
  ],
};
