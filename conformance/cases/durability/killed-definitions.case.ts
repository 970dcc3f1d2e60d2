/** Nothing needs a clean end. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Durable exchanges, queues and bindings are there again after the broker was killed',
  rule: 'queue.bind:durable-exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$y', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$y', routingKey: '' } },
    { call: 'exchange.bind', with: { source: '$x', destination: '$y', routingKey: '#.k' } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$y', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'a.k' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x' }, content: { body: 'a' } },
  ],
};
