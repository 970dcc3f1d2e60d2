/** A frame of four gigabytes is refused before it has come. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame whose size is beyond the frame-max closes the connection as soon as its head is read',
  rule: 'framing:oversized-frame',
  steps: [
    { sendBytes: [1, { short: 1 }, { long: 0xffff_ffff }] },
    { expectConnectionError: 501, text: { startsWith: 'FRAME_ERROR - ' }, method: 'none' },
  ],
};
