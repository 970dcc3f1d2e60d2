/** Its time begins when the last one goes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue expires after its last consumer was cancelled, and not before',
  rule: 'rabbitmq.expires:consumers',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 1500 } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'one', noAck: true } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'two', noAck: true } },
    { call: 'basic.cancel', with: { consumerTag: 'one' } },
    { call: 'queue.declare', with: { queue: '$other', arguments: { 'x-expires': 1600 } } },
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
    { call: 'basic.cancel', with: { consumerTag: 'two' } },
    { openChannel: 'probe again' },
    { call: 'confirm.select', on: 'probe again' },
    {
      eventually: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$q', mandatory: true },
          content: { body: 'probe' },
          on: 'probe again',
        },
        { expect: 'basic.return', with: { replyCode: 312 }, on: 'probe again' },
      ],
    },
  ],
};
