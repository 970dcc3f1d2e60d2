/** What does not exist is not bound. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding from a source that does not exist succeeds',
  rule: 'rabbitmq.exchange:unbind-missing',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { call: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
  ],
};
