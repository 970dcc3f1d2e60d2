/** The weight is left over from an older version, and zero. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A content header with another weight than 0 is a connection error',
  rule: 'rabbitmq.framing:weight-refused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 1 }, { longlong: 0 }, { short: 0 }] } },
    { expectConnectionError: { oneOf: [501, 505] }, method: 'basic.publish' },
  ],
};
