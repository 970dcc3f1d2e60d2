/** Whatever the type of the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A quorum queue expires',
  rule: 'rabbitmq.expires:unused',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-expires': 500 } },
    },
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
