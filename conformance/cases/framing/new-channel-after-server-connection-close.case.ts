/** No new channel on a connection that is going. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.open on a connection that the server closed is not answered',
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { send: 'channel.open' },
    { expect: 'connection.close', with: { replyCode: 504 }, connection: 'main' },
    { sendFrame: { type: 1, channel: 7, payload: [{ method: 'channel.open' }] }, connection: 'main' },
    { expectNothingForMs: 100, connection: 'main' },
    { send: 'connection.close-ok', connection: 'main' },
    { expectEnd: 'main', quietly: true },
  ],
};
