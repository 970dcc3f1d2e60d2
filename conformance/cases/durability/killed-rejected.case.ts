/** It is in one of both queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message that is rejected just before a kill is not lost',
  rule: 'rabbitmq.dead-letter:on-disk',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.consume', with: { queue: '$q', noAck: true, noWait: true } },
    { send: 'basic.consume', with: { queue: '$dead', noAck: true, noWait: true } },
    { expect: 'basic.deliver', content: { body: 'a' } },
  ],
};
