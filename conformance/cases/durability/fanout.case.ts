/** Each queue has its own copy to settle. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was acknowledged in one of its queues is still in the others after a restart',
  rule: 'rabbitmq.restart:settled-stay-gone',
  steps: [
    { call: 'confirm.select' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$one', durable: true } },
    { call: 'queue.declare', with: { queue: '$two', durable: true } },
    { call: 'queue.bind', with: { queue: '$one', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$two', exchange: '$x', routingKey: '' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$one' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$one', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$one', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.get', with: { queue: '$two', noAck: true } },
    { expect: 'basic.get-ok', with: { redelivered: false }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$two', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
  ],
};
