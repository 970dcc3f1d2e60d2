/** A heartbeat says nothing but that somebody is there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A heartbeat with a payload closes the connection with 501',
  rule: 'framing:heartbeat-payload',
  steps: [
    { sendFrame: { type: 8, channel: 0, payload: ['x'] }, connection: 'main' },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
  ],
};
