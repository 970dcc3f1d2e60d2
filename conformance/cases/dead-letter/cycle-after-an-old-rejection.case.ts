/** What it was rejected from is behind it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was rejected before it came to a queue is dropped when it would expire into that queue again',
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
    { call: 'queue.bind', with: { queue: '$second', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$first', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$second' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$first' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$first' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [
          { queue: '$second', reason: 'expired' },
          { queue: '$first', reason: 'rejected' },
        ],
      },
      on: 'dead',
    },
    { call: 'queue.declare', with: { queue: '$second', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' } },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
  ],
};
