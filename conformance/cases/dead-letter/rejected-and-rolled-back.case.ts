/** It was not rejected. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message whose rejection is rolled back is no dead letter',
  rule: 'rabbitmq.dead-letter:transaction',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { call: 'tx.select' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { call: 'tx.rollback' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'tx.commit' },
    { openChannel: 'other' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$dead' }, content: { body: 'marker' }, on: 'other' },
    { expect: 'basic.deliver', content: { body: 'marker' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
