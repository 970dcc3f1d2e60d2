/** Bindings that lead to an exchange are not its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange stays when it is unbound from its last source',
  rule: 'rabbitmq.exchange:auto-delete-destination',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { call: 'exchange.declare', with: { exchange: '$d', passive: true } },
  ],
};
