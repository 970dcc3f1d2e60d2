/** Nobody can get anything from an exchange without bindings. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange is gone when its last queue is unbound',
  rule: 'rabbitmq.exchange:auto-delete',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
