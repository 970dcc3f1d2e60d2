/** A confirm is a promise. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages that were confirmed are there again after the broker was killed, in their order',
  rule: 'rabbitmq.confirm:persistent-on-disk',
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
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'c', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    {
      repeat: 100,
      steps: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$q' },
          content: { body: 'more', properties: { deliveryMode: 2 } },
        },
        { expect: 'basic.ack' },
      ],
    },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 103 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'c' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 99 }, content: { body: 'more' } },
  ],
};
