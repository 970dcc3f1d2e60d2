/** The name is free again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that expired can be declared again with other arguments',
  rule: 'rabbitmq.expires:unused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 200 } } },
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
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-message-ttl': 60_000 } },
      answer: { messageCount: 0, consumerCount: 0 },
    },
  ],
};
