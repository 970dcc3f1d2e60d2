/** Tolerance ends somewhere. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame of nine octets more than the frame-max closes the connection with 501',
  rule: 'framing:oversized-frame',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: { size: 4097 }, frames: [4097] } },
    {
      expectConnectionError: 501,
      text: 'FRAME_ERROR - type 3, all octets = <<>>: {frame_too_large,4097,4088}',
    },
  ],
};
