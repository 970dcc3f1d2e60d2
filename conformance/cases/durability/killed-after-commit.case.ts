/** A commit is a promise. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a transaction published is there again if the broker was killed after commit-ok',
  rule: 'rabbitmq.tx:commit-on-disk',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$one', durable: true } },
    { call: 'queue.declare', with: { queue: '$two', durable: true } },
    { call: 'queue.bind', with: { queue: '$one', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$two', exchange: '$x', routingKey: '' } },
    { call: 'tx.select' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { call: 'tx.commit' },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$one', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$one', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$two', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$two', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
  ],
};
