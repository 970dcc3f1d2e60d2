/** The answer to channel.open, octet for octet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame that the server sends is type, channel, size, payload and the octet 206',
  rule: 'framing:frame-end',
  begin: 'connection',
  steps: [
    { sendFrame: { type: 1, channel: 1, payload: [{ method: 'channel.open' }] }, connection: 'main' },
    { expectBytes: [1, { short: 1 }, { long: 8 }, { method: 'channel.open-ok' }, 206] },
  ],
};
