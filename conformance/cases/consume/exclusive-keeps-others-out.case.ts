/** Exclusive means alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'While a queue has an exclusive consumer another consume closes its channel with 403',
  rule: 'rabbitmq.consume:exclusive-keeps-others-out',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', exclusive: true }, answer: { consumerTag: 't' } },
    { openChannel: 'second' },
    { send: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    {
      expectChannelError: 403,
      method: 'basic.consume',
      text: "ACCESS_REFUSED - queue '$q' in vhost '$vhost' in exclusive use",
      on: 'second',
    },
  ],
};
