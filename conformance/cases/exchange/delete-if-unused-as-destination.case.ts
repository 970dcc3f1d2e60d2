/** A binding between exchanges does not keep its destination. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange that is only bound to another one is deleted with if-unused',
  rule: 'rabbitmq.exchange:delete-if-unused-destination',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { call: 'exchange.bind', with: { destination: '$x', source: '$s', routingKey: 'key' } },
    { call: 'exchange.delete', with: { exchange: '$x', ifUnused: true } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare' },
  ],
};
