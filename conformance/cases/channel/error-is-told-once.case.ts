/** One error closes a channel; what follows from it is silence. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "After the broker's channel.close further errors on the channel are not told",
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { openChannel: 'second' },
    { repeat: 3, steps: [{ send: 'queue.purge', with: { queue: '$missing' } }] },
    { expectChannelError: 404, method: 'queue.purge' },
    { call: 'basic.qos', on: 'second' },
    { expectNothingForMs: 100 },
  ],
};
