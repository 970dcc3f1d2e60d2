/** The lower one counts. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message with an expiration expires by the x-message-ttl of its queue where that is lower',
  rule: 'rabbitmq.ttl:lower-wins',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '60000' } },
    },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
