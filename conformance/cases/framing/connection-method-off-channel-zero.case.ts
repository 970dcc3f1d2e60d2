/** Class connection belongs on channel 0. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A connection method on another channel than 0 closes the connection with 503',
  rule: 'framing:connection-method-off-channel-zero',
  steps: [
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 } },
    { expectConnectionError: 503, text: { startsWith: 'COMMAND_INVALID - ' }, method: 'connection.tune-ok' },
  ],
};
