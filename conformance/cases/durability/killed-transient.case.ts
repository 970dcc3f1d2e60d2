/** Killing forgets what ending forgets. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Transient exchanges, queues and messages are gone after the broker was killed',
  rule: 'rabbitmq.restart:transient-messages-go',
  steps: [
    { call: 'confirm.select' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$transient' } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 1 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
    { send: 'queue.declare', with: { queue: '$transient', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$transient' in vhost '$vhost'", method: 'queue.declare' },
    { openChannel: 'next' },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true }, on: 'next' },
    { expectChannelError: 404, on: 'next' },
  ],
};
