/** Its connection is no use. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive queue expires while its connection is open',
  rule: 'rabbitmq.expires:unused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true, arguments: { 'x-expires': 200 } } },
    { openChannel: 'probe' },
    { call: 'confirm.select', on: 'probe' },
    {
      eventually: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$q', mandatory: true },
          content: { body: 'probe' },
          on: 'probe',
        },
        { expect: 'basic.return', with: { replyCode: 312 }, on: 'probe' },
      ],
    },
  ],
};
