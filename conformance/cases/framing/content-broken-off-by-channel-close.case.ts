/** A channel cannot be closed in the middle of a content. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.close in the middle of a body closes the connection with 505',
  rule: 'framing:content-incomplete',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 5 }, { short: 0 }] } },
    { send: 'channel.close', with: { replyCode: 200 } },
    {
      expectConnectionError: 505,
      text: 'UNEXPECTED_FRAME - expected content body, got non content body frame instead',
      method: 'basic.publish',
    },
  ],
};
