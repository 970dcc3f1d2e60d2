/** What the extended specification wants where RabbitMQ answers 403. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'exchange.unbind takes the empty destination for the default exchange',
  rule: 'exchange.unbind.destination:default-exchange',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.unbind', with: { destination: '', source: '$x', routingKey: '$key' } },
  ],
};
