/** The same name is not the same exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart an exchange that was deleted and declared again has the type that it has since',
  rule: 'exchange.declare.passive:equivalent',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'exchange.delete', with: { exchange: '$x' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'other' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'a' } },
  ],
};
