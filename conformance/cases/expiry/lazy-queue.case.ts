/** What is on disk is due as well. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages of a lazy queue expire',
  rule: 'rabbitmq.ttl:queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: {
          'x-queue-mode': 'lazy',
          'x-message-ttl': 100,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
        },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'dead' },
  ],
};
