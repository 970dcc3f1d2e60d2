/** The oldest leaves, not the one that is confirmed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Persistent messages are confirmed while older ones leave the queue for them',
  rule: 'rabbitmq.dead-letter:confirmed',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-max-length': 1, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
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
    { eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 2 } }] },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'c' } },
  ],
};
