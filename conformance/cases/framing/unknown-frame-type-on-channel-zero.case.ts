/** The type is looked at whatever the channel is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame of an unknown type on channel 0 closes the connection with 501',
  rule: 'framing:unknown-frame-type',
  steps: [
    { sendFrame: { type: 255, channel: 0, payload: ['hello'] }, connection: 'main' },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
  ],
};
