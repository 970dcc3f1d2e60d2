/** Channel 0 takes no contents. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.publish on channel 0 is a connection error',
  rule: 'rabbitmq.connection:method-out-of-state',
  steps: [
    { sendFrame: { type: 1, channel: 0, payload: [{ method: 'basic.publish' }] }, connection: 'main' },
    { expectConnectionError: { oneOf: [503, 504] }, method: 'basic.publish' },
  ],
};
