/** It had none any more. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Only the first death tells the expiration that the message had',
  rule: 'rabbitmq.dead-letter:original-expiration',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$second', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    {
      call: 'queue.declare',
      with: { queue: '$first', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$second' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$first' },
      content: { body: 'a', properties: { expiration: '60000' } },
    },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$first' } },
        { expect: 'basic.get-ok', content: { body: 'a' } },
      ],
    },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$second' } },
        { expect: 'basic.get-ok', content: { body: 'a' } },
      ],
    },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    {
      expect: 'basic.deliver',
      content: {
        deaths: [
          { queue: '$second', reason: 'rejected' },
          { queue: '$first', reason: 'rejected', originalExpiration: '60000' },
        ],
      },
      on: 'dead',
    },
  ],
};
