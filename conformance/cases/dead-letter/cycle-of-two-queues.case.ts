/** The second queue leads back to the first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that expires back into its first queue is dropped there',
  rule: 'rabbitmq.dead-letter:cycle',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$second', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-message-ttl': 100 } },
    },
    {
      call: 'queue.declare',
      with: {
        queue: '$first',
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$second', 'x-message-ttl': 100 },
      },
    },
    { call: 'queue.bind', with: { queue: '$first', exchange: '$dlx', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$first' }, content: { body: 'a' } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [
          { queue: '$second', reason: 'expired' },
          { queue: '$first', reason: 'expired' },
        ],
      },
      on: 'dead',
    },
    { call: 'queue.declare', with: { queue: '$first', passive: true }, answer: { messageCount: 0 } },
    { call: 'queue.declare', with: { queue: '$second', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
  ],
};
