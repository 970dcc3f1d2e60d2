/** Nobody has to take more than was agreed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A method frame well over the agreed frame-max closes the connection with 501',
  rule: 'framing:oversized-frame',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { sendFrame: { type: 1, payload: [{ method: 'queue.delete' }, { octet: 0, times: 4200 }] } },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
  ],
};
