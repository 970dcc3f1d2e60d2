/** Each of the server's heartbeats is the clock for one of the client's. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A client that sends heartbeats in time stays connected',
  rule: 'framing:heartbeat-taken',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { heartbeat: 1 } },
    { openChannel: 'main' },
    {
      repeat: 8,
      steps: [{ expectHeartbeat: 'main' }, { sendFrame: { type: 8, channel: 0, payload: [] }, connection: 'main' }],
    },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
