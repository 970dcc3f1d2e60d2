/** What it was before it was taken away. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that expires over a restart tells the expiration that it had',
  rule: 'rabbitmq.dead-letter:original-expiration',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '1500', deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 1 } }] },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'expired', originalExpiration: '1500' }],
        without: ['expiration'],
      },
    },
  ],
};
