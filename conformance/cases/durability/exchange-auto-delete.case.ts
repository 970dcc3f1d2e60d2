/** It has its bindings again, and waits for them to go. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'A durable auto-delete exchange is there again after a restart with its bindings, and goes with the last of them',
  rule: 'rabbitmq.restart:auto-delete-exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true, autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'", method: 'exchange.declare' },
  ],
};
