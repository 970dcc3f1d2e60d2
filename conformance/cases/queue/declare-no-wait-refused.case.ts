/** no-wait drops the answer, not the error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with no-wait that fails closes the channel as without',
  rule: 'queue:no-wait',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.declare', with: { queue: '$q', durable: true, noWait: true } },
    { expectChannelError: 406, method: 'queue.declare' },
  ],
};
