/** Its time begins when the last one goes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue expires after the connection of its last consumer was lost',
  rule: 'rabbitmq.expires:consumers',
  steps: [
    { openConnection: 'consumer' },
    { openChannel: 'consumer', connection: 'consumer' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 1500 } }, on: 'consumer' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true }, on: 'consumer' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'consumer' },
    { dropConnection: 'consumer' },
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
