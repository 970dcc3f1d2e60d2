/** It goes as all transient ones do. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A transient dead letter is gone after a restart, and a persistent one is not',
  rule: 'rabbitmq.dead-letter:restart',
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
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'transient' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'persistent', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'transient' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'persistent' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    { eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 2 } }] },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: 'persistent' } },
  ],
};
