/** What was not opened cannot be closed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A close of a channel that was never opened closes the connection with 504',
  rule: 'rabbitmq.channel:unopened',
  begin: 'connection',
  steps: [
    { sendFrame: { type: 1, channel: 7, payload: [{ method: 'channel.close' }] } },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'", method: 'channel.close' },
  ],
};
