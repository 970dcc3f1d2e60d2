/** It is in one of both queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A hundred persistent messages that are due at a kill are not lost',
  rule: 'rabbitmq.dead-letter:on-disk',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-message-ttl': 500, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      repeat: 99,
      steps: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$q' },
          content: { body: 'a', properties: { deliveryMode: 2 } },
        },
        { expect: 'basic.ack' },
      ],
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack' },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 100 } }] },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
