/** Settled is settled. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What was acknowledged, rejected or taken without acknowledgement does not come back with a restart',
  rule: 'rabbitmq.restart:settled-stay-gone',
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
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'd', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 4 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'e', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 5 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'c' } },
    { send: 'basic.ack', with: { deliveryTag: 2, multiple: true } },
    { send: 'basic.reject', with: { deliveryTag: 3 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'd' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'e' } },
  ],
};
