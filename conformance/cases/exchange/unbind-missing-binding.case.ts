/** Unbinding is idempotent. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding exchanges that are not bound succeeds',
  rule: 'rabbitmq.exchange:unbind-missing',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
  ],
};
