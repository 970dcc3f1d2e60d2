/** Without a commit there was nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a transaction published and acknowledged is void if the broker was killed before the commit',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'tx.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
