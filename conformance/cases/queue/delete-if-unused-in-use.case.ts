/** if-unused protects consumers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With if-unused, deleting a queue that has a consumer closes the channel with 406, and the queue stays',
  rule: 'queue.delete.if-unused:in-use',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'queue.delete', with: { queue: '$q', ifUnused: true } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - queue '$q' in vhost '$vhost' in use",
      method: 'queue.delete',
    },
    {
      call: 'queue.declare',
      with: { queue: '$q', passive: true },
      on: 'second',
      answer: { queue: '$q', consumerCount: 1 },
    },
  ],
};
