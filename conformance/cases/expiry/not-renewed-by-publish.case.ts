/** The queue declared later tells when its time would end if it had begun again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Publishing to a queue does not renew its x-expires',
  rule: 'rabbitmq.expires:no-use',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-expires': 2500 } } },
    { expectNothingForMs: 1000 },
    { call: 'queue.declare', with: { queue: '$later', arguments: { 'x-expires': 2500 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
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
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$later', mandatory: true },
      content: { body: 'probe' },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
  ],
};
