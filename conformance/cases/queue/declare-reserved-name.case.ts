/** Names that begin with "amq." are the broker's to give. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Creating a queue whose name begins with "amq." closes the channel with 403',
  rule: 'queue.declare.queue:reserved',
  steps: [
    { send: 'queue.declare', with: { queue: 'amq.conformance' } },
    {
      expectChannelError: 403,
      text: "ACCESS_REFUSED - queue name 'amq.conformance' contains reserved prefix 'amq.*'",
      method: 'queue.declare',
    },
  ],
};
