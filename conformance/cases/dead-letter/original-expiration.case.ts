/** What it was before it was taken away. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-death tells the expiration that the message had, also when it died for another reason',
  rule: 'rabbitmq.dead-letter:original-expiration',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '60000' } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: { deaths: [{ queue: '$q', reason: 'rejected', originalExpiration: '60000' }], without: ['expiration'] },
      on: 'dead',
    },
  ],
};
