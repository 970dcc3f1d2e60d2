/** They have times to live as all queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages of a quorum queue expire by the lower of both times',
  rule: 'rabbitmq.ttl:lower-wins',
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
          'x-queue-type': 'quorum',
          'x-message-ttl': 100,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
        },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { expiration: '0' } },
    },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'dead' },
  ],
};
