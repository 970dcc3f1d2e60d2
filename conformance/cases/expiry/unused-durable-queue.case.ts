/** Durable is not for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A durable queue expires with its persistent messages',
  rule: 'rabbitmq.expires:unused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-expires': 300 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
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
    { call: 'queue.declare', with: { queue: '$q', durable: true }, answer: { messageCount: 0 } },
  ],
};
