/** A channel is there once open-ok has come. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.open is answered with open-ok, and the channel takes methods',
  rule: 'channel.open:answered',
  begin: 'connection',
  steps: [
    { openChannel: 'first' },
    { call: 'queue.declare', with: { queue: '', exclusive: true }, on: 'first', answer: { messageCount: 0 } },
  ],
};
