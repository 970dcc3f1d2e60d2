/** A copy for each, with a time for each. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that has expired in one queue stays in another',
  rule: 'rabbitmq.ttl:of-each-queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$short',
        arguments: { 'x-message-ttl': 100, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { call: 'queue.declare', with: { queue: '$long' } },
    { call: 'queue.bind', with: { queue: '$short', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$long', exchange: '$x', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$short', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.get', with: { queue: '$long', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
  ],
};
