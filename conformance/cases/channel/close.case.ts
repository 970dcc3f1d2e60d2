/** A closed channel is as good as one that never was. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A close is answered with close-ok, and a method on the channel after it closes the connection with 504',
  rule: 'framing:close-answered',
  steps: [
    { closeChannel: 'main' },
    { send: 'basic.qos' },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'", method: 'basic.qos' },
  ],
};
