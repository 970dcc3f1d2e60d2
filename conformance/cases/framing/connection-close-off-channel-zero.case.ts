/** Even a goodbye has its place. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.close on another channel than 0 closes the connection with 503',
  rule: 'framing:connection-method-off-channel-zero',
  steps: [
    { send: 'connection.close', with: { replyCode: 200, replyText: 'done' } },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'connection.close' },
  ],
};
