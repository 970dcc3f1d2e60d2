/** A content method announces a content header. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method in place of the content header closes the connection with 505',
  rule: 'framing:content-header-missing',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { send: 'basic.qos' },
    {
      expectConnectionError: 505,
      text: 'UNEXPECTED_FRAME - expected content header for class 60, got non content header frame instead',
      method: 'basic.publish',
    },
  ],
};
