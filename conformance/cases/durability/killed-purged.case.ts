/** What was answered is done. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What was purged does not come back after the broker was killed',
  rule: 'queue.purge:empties',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 2 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'c', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'c' } },
  ],
};
