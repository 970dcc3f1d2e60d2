/** They go with it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that expires takes its messages and bindings with it',
  rule: 'rabbitmq.expires:unused',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 1500 } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'a' } },
    { openChannel: 'probe' },
    { call: 'confirm.select', on: 'probe' },
    {
      eventually: [
        {
          send: 'basic.publish',
          with: { exchange: '$x', routingKey: 'k', mandatory: true },
          content: { body: 'probe' },
          on: 'probe',
        },
        { expect: 'basic.return', with: { replyCode: 312 }, on: 'probe' },
      ],
    },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0 } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k', mandatory: true }, content: { body: 'b' } },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: 'b' } },
  ],
};
