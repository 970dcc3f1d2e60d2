/** Both sides say goodbye at once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "A connection.close that crosses the server's own is answered with close-ok",
  rule: 'connection.close:stability',
  steps: [
    { send: 'channel.open' },
    { expect: 'connection.close', with: { replyCode: 504 }, connection: 'main' },
    { send: 'connection.close', with: { replyCode: 200 }, connection: 'main' },
    { expect: 'connection.close-ok', connection: 'main' },
  ],
};
