/** Contents belong on channels. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content body on channel 0 closes the connection with 504',
  rule: 'framing:content-on-channel-zero',
  steps: [
    { sendFrame: { type: 3, channel: 0, payload: ['hello'] }, connection: 'main' },
    { expectConnectionError: 504, text: { startsWith: 'CHANNEL_ERROR - ' } },
  ],
};
