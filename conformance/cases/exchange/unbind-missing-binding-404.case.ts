/** What the extended specification wants where RabbitMQ succeeds. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding exchanges that are not bound is a connection error',
  rule: 'exchange.unbind:01',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { send: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { expectConnectionError: 404, method: 'exchange.unbind' },
  ],
};
