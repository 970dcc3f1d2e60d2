/** A deleted exchange takes the bindings that lead to it with it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange is gone when the last exchange that is bound to it is deleted',
  rule: 'rabbitmq.exchange:auto-delete',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { call: 'exchange.delete', with: { exchange: '$d' } },
    { send: 'exchange.declare', with: { exchange: '$s', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$s' in vhost '$vhost'" },
  ],
};
