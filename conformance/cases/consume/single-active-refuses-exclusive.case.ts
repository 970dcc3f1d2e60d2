/** There are to be several. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive consumer of a queue with x-single-active-consumer closes the channel with 403',
  rule: 'rabbitmq.consume:single-active-exclusive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { send: 'basic.consume', with: { queue: '$q', exclusive: true } },
    {
      expectChannelError: 403,
      method: 'basic.consume',
      text: "ACCESS_REFUSED - queue '$q' in vhost '$vhost' in exclusive use",
    },
  ],
};
