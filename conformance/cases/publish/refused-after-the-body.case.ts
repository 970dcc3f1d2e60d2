/** A publish is judged when it is complete. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A missing exchange is no error until the content is complete',
  rule: 'rabbitmq.publish:refused-after-the-body',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'basic.publish', with: { exchange: '$never' } }] } },
    { expectNothingForMs: 150 },
    { sendFrame: { type: 2, payload: [{ short: 60 }, { short: 0 }, { longlong: 2 }, { short: 0 }] } },
    { expectNothingForMs: 150 },
    { sendFrame: { type: 3, payload: ['ab'] } },
    { expectChannelError: 404, method: 'basic.publish' },
  ],
};
