/** The x-message-ttl of that one counts. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter expires by the x-message-ttl of its new queue',
  rule: 'rabbitmq.dead-letter:expiration',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$next',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$next' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '100' } },
    },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [
          { queue: '$next', reason: 'expired' },
          { queue: '$q', reason: 'expired', originalExpiration: '100' },
        ],
      },
      on: 'dead',
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { call: 'queue.declare', with: { queue: '$next', passive: true }, answer: { messageCount: 0 } },
  ],
};
