/** A commit publishes it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delayed message of a transaction that is rolled back never comes, and one that is committed does',
  rule: 'rabbitmq.delayed:transaction',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', noAck: true }, on: 'second' },
    { call: 'tx.select' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'rolled back', properties: { headers: { 'x-delay': 50 } } },
    },
    { call: 'tx.rollback' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'committed', properties: { headers: { 'x-delay': 100 } } },
    },
    { call: 'tx.commit' },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'committed' }, on: 'second' },
  ],
};
