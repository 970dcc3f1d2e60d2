/** Times are found again after a restart, wherever they stand. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message expires over a restart behind one that never does',
  rule: 'rabbitmq.ttl:wherever-it-stands',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'stays', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'goes', properties: { expiration: '1500', deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 1 } }] },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'stays' } },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'goes' } },
  ],
};
