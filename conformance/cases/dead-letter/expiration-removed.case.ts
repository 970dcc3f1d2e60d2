/** It would die at once again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter has no expiration, and does not expire by it again',
  rule: 'rabbitmq.dead-letter:expiration',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { call: 'queue.declare', with: { queue: '$tock' } },
    { openChannel: 'tock' },
    { call: 'basic.consume', with: { queue: '$tock', noAck: true }, on: 'tock' },
    {
      call: 'queue.declare',
      with: {
        queue: '$clock',
        arguments: { 'x-message-ttl': 400, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$tock' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '100' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$clock' }, content: { body: 'tick' } },
    { expect: 'basic.deliver', content: { body: 'tick' }, on: 'tock' },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        body: 'a',
        without: ['expiration'],
        deaths: [{ queue: '$q', reason: 'expired', originalExpiration: '100' }],
      },
    },
  ],
};
