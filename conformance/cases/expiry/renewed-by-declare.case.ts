/** The other queue, declared at the same time, tells that the first time is over. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a queue again gives it its whole x-expires again',
  rule: 'rabbitmq.expires:use',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 2500 } } },
    { call: 'queue.declare', with: { queue: '$other', arguments: { 'x-expires': 2500 } } },
    { expectNothingForMs: 1000 },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 2500 } } },
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
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'probe' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
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
