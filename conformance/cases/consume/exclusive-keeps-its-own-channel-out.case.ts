/** Exclusive use is of one consumer, not of one client. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive consumer keeps other consumers of its own channel out',
  rule: 'rabbitmq.consume:exclusive-keeps-others-out',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', exclusive: true }, answer: { consumerTag: 't' } },
    { send: 'basic.consume', with: { queue: '$q', consumerTag: 'u' } },
    {
      expectChannelError: 403,
      method: 'basic.consume',
      text: "ACCESS_REFUSED - queue '$q' in vhost '$vhost' in exclusive use",
    },
  ],
};
