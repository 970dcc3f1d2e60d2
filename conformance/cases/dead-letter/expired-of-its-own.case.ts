/** By the time that it brought. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that expires by its expiration goes to the dead-letter exchange of its queue',
  rule: 'rabbitmq.dead-letter:expired',
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
      content: { body: 'a', properties: { expiration: '100' } },
    },
    {
      expect: 'basic.deliver',
      with: { exchange: '$dlx', routingKey: '$q' },
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'expired', originalExpiration: '100' }],
        headers: { 'x-first-death-queue': '$q', 'x-first-death-reason': 'expired', 'x-first-death-exchange': '' },
      },
      on: 'dead',
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
