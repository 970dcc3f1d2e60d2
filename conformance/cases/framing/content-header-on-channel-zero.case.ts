/** Contents belong on channels. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header on channel 0 closes the connection with 504',
  rule: 'framing:content-on-channel-zero',
  steps: [
    {
      sendFrame: { type: 2, channel: 0, payload: [{ short: 60 }, { short: 0 }, { longlong: 0 }, { short: 0 }] },
      connection: 'main',
    },
    { expectConnectionError: 504, text: { startsWith: 'CHANNEL_ERROR - ' } },
  ],
};
