/** What is there stays, behind the newest. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A death is put before those that a client publishes in x-death',
  rule: 'rabbitmq.dead-letter:client-history',
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
      content: {
        body: 'a',
        properties: {
          headers: {
            'x-death': [
              {
                count: { type: 'l', value: 2 },
                reason: 'expired',
                queue: 'another queue',
                time: { type: 'T', value: 1_234_567_890 },
                exchange: '',
                'routing-keys': ['k'],
              },
            ],
          },
        },
      },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        deaths: [
          { queue: '$q', reason: 'rejected' },
          { queue: 'another queue', reason: 'expired', count: 2, routingKeys: ['k'], timeSeconds: 1_234_567_890 },
        ],
      },
      on: 'dead',
    },
  ],
};
