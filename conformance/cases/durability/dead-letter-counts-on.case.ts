/** What was counted before is not forgotten. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The deaths of a message are counted on after a restart',
  rule: 'rabbitmq.dead-letter:restart',
  steps: [
    { call: 'confirm.select' },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$q' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { eventually: [{ call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } }] },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected' }] } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$q', noAck: true } },
        { expect: 'basic.get-ok', content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', count: 2 }] } },
      ],
    },
  ],
};
