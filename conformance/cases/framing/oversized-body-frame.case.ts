/** A body frame has the same limit as all others. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body frame over the agreed frame-max closes the connection with 501',
  rule: 'framing:oversized-frame',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: { size: 5000 }, frames: [5000] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' } },
  ],
};
