/** A binding to an exchange counts like one to a queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange is gone when the last exchange is unbound from it',
  rule: 'rabbitmq.exchange:auto-delete',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { call: 'exchange.declare', with: { exchange: '$s', passive: true } },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { send: 'exchange.declare', with: { exchange: '$s', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$s' in vhost '$vhost'" },
  ],
};
