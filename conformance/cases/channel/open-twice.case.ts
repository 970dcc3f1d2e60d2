/** A channel is open once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Opening a channel that is open closes the connection with 504',
  rule: 'channel.open:state',
  steps: [
    { send: 'channel.open' },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - second 'channel.open' seen", method: 'channel.open' },
  ],
};
