/** The handshake is over with close-ok. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A server that closed the connection ends the socket once it has close-ok',
  rule: 'connection.close:stability',
  steps: [{ send: 'channel.open' }, { expectConnectionError: 504 }, { expectEnd: 'main', quietly: true }],
};
