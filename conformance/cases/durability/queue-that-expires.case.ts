/** Nobody could use it while the broker was down. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A durable queue that expires is there after a restart, and expires then',
  rule: 'rabbitmq.expires:restart',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-expires': 4000 } } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'probe' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
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
