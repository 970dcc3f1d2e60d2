/** A channel is opened once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.open on an open channel is a connection error 504',
  rule: 'channel.open:state',
  steps: [
    { send: 'channel.open' },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - second 'channel.open' seen", method: 'channel.open' },
  ],
};
