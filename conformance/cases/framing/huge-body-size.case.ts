/** A body that would never end. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body size of more than any message may have closes the connection with 501',
  rule: 'rabbitmq.framing:body-size-limit',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { routingKey: '$q' } }] } },
    {
      sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { octet: 0xff, times: 8 }, { short: 0 }] },
    },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - content body size ' }, method: 'basic.publish' },
  ],
};
