/** A confirm is for all of its queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was confirmed is in all of its queues after the broker was killed',
  rule: 'confirm:all-queues',
  steps: [
    { call: 'confirm.select' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$one', durable: true } },
    { call: 'queue.bind', with: { queue: '$one', exchange: '$x', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$two', durable: true } },
    { call: 'queue.bind', with: { queue: '$two', exchange: '$x', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$three', durable: true } },
    { call: 'queue.bind', with: { queue: '$three', exchange: '$x', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$transient' } },
    { call: 'queue.bind', with: { queue: '$transient', exchange: '$x', routingKey: '' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$one', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$two', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$three', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'queue.declare', with: { queue: '$transient', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$transient' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
