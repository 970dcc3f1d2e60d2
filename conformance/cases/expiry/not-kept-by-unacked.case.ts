/** Nobody consumes it any more. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue expires although a message of it waits to be settled, which can still be done',
  rule: 'rabbitmq.expires:no-use',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 1500 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
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
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'queue.declare', with: { queue: '$other' }, answer: { messageCount: 0 } },
  ],
};
