/** Each of the server's heartbeats is the clock for one method of the client. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A client that sends methods in time needs no heartbeats to stay connected',
  rule: 'framing:heartbeat-by-traffic',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { heartbeat: 1 } },
    { openChannel: 'main' },
    { repeat: 8, steps: [{ expectHeartbeat: 'main' }, { call: 'basic.qos', with: { prefetchCount: 1 } }] },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
