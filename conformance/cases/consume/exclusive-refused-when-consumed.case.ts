/** Exclusive means alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive consumer of a queue that has a consumer closes the channel with 403',
  rule: 'basic.consume.exclusive:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' }, on: 'second' },
    { send: 'basic.consume', with: { queue: '$q', exclusive: true } },
    {
      expectChannelError: 403,
      method: 'basic.consume',
      text: "ACCESS_REFUSED - queue '$q' in vhost '$vhost' in exclusive use",
    },
  ],
};
