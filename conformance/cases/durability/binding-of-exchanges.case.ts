/** Both ends are durable, and so is the binding. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding between durable exchanges is there again after a restart',
  rule: 'rabbitmq.restart:exchange-bindings',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$from', type: 'direct', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$to', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$to', routingKey: '' } },
    { call: 'exchange.bind', with: { source: '$from', destination: '$to', routingKey: 'k' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '$from', routingKey: 'k' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$from', routingKey: 'k' }, content: { body: 'a' } },
  ],
};
