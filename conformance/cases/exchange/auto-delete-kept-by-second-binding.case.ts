/** One binding is enough to stay. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange with a binding left is still there and routes',
  rule: 'rabbitmq.exchange:auto-delete',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'two' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'one' } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'two' }, content: { body: 'still' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'still' } },
  ],
};
