/** A frame is judged before it is obeyed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method in a frame with a wrong end octet is not carried out',
  rule: 'framing:invalid-frame-end',
  steps: [
    { sendFrame: { type: 1, payload: [{ method: 'queue.declare', with: { queue: '$q' } }], end: 0xcd } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
    { openConnection: 'second' },
    { openChannel: 'second', connection: 'second' },
    { send: 'queue.declare', with: { queue: '$q', passive: true }, on: 'second' },
    { expectChannelError: 404, on: 'second' },
  ],
};
