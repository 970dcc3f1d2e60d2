/** A commit is for acknowledgements too. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a transaction acknowledged does not come back with a restart, and what one did not commit does',
  rule: 'rabbitmq.restart:settled-stay-gone',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'tx.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.ack', with: { deliveryTag: 2 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'b' } },
  ],
};
