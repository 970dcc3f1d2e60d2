/** Nobody asked for it, and nobody minds. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A heartbeat on a connection that agreed on none is no error',
  rule: 'framing:heartbeat-taken',
  steps: [
    { sendFrame: { type: 8, channel: 0, payload: [] }, connection: 'main' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
