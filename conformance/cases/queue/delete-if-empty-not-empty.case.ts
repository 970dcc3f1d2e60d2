/** if-empty protects messages. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With if-empty, deleting a queue that holds messages closes the channel with 406, and the queue stays',
  rule: 'queue.delete.if-empty:not-empty',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { send: 'queue.delete', with: { queue: '$q', ifEmpty: true } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - queue '$q' in vhost '$vhost' not empty",
      method: 'queue.delete',
    },
    {
      call: 'queue.declare',
      with: { queue: '$q', passive: true },
      on: 'second',
      answer: { queue: '$q', messageCount: 1 },
    },
  ],
};
