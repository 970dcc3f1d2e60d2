/** A heartbeat is about the connection. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A heartbeat on another channel than 0 is a connection error',
  rule: 'framing:heartbeat-off-channel-zero',
  steps: [{ sendFrame: { type: 8, payload: [] } }, { expectConnectionError: { oneOf: [501, 503] }, method: 'none' }],
};
