/** What is not persistent is gone, wherever it was. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Transient messages are gone from a durable queue after a restart, and the persistent ones among them are not',
  rule: 'rabbitmq.restart:transient-messages-go',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 1 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
