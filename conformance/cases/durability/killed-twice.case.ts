/** A recovery can be repeated. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages outlive a second killing, with those published after the first',
  rule: 'message:persistent-outlives-a-crash',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'c', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 3 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'c' } },
  ],
};
