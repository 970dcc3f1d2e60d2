/** commit-ok says that it is on disk. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message whose rejection was committed is in its new queue after a kill',
  rule: 'rabbitmq.dead-letter:on-disk',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    { call: 'tx.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { call: 'tx.commit' },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
