/** The other queue tells that its time is over. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue with a consumer does not expire',
  rule: 'rabbitmq.expires:consumers',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 1500 } } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { openChannel: 'other' },
    { call: 'queue.declare', with: { queue: '$other', arguments: { 'x-expires': 1600 } }, on: 'other' },
    { openChannel: 'probe' },
    { call: 'confirm.select', on: 'probe' },
    {
      eventually: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$other', mandatory: true },
          content: { body: 'probe' },
          on: 'probe',
        },
        { expect: 'basic.return', with: { replyCode: 312 }, on: 'probe' },
      ],
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
  ],
};
