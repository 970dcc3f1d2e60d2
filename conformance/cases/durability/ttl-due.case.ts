/** It is due while the broker is down, or soon after. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message expires over a restart',
  rule: 'rabbitmq.ttl:restart',
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
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
  ],
};
