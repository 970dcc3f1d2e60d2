/** They are thrown away. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages of an exclusive queue whose connection closes are no dead letters',
  rule: 'rabbitmq.dead-letter:only-these',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { openConnection: 'owner' },
    { openChannel: 'owner', connection: 'owner' },
    {
      call: 'queue.declare',
      with: {
        queue: '$own',
        exclusive: true,
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
      on: 'owner',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$own' }, content: { body: 'a' } },
    { closeConnection: 'owner' },
    { openChannel: 'probe' },
    { call: 'confirm.select', on: 'probe' },
    {
      eventually: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$own', mandatory: true },
          content: { body: 'probe' },
          on: 'probe',
        },
        { expect: 'basic.return', with: { replyCode: 312 }, on: 'probe' },
      ],
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
  ],
};
