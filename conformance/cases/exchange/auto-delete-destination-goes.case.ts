/** Bindings that lead to an exchange do not keep it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange that is still bound to a source is gone when its last queue is unbound',
  rule: 'rabbitmq.exchange:auto-delete-destination',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$d', type: 'fanout', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$s', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$d' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$d' } },
    { send: 'exchange.declare', with: { exchange: '$d', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$d' in vhost '$vhost'" },
  ],
};
