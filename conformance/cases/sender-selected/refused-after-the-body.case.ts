/** A publish is judged when it is complete. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A wrong CC is no error until the content is complete',
  rule: 'rabbitmq.sender-selected:lists-of-text',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { exchange: '', routingKey: '$q' } }] } },
    {
      sendFrame: {
        type: 2,
        payload: [{ short: 60 }, { short: 0 }, { longlong: 2 }, { short: 0x2000 }, { table: { CC: 5 } }],
      },
    },
    { expectNothingForMs: 150 },
    { sendFrame: { type: 3, payload: ['ab'] } },
    { expectChannelError: 406, method: 'basic.publish' },
  ],
};
