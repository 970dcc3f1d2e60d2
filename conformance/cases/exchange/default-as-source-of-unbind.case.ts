/** What the extended specification wants where RabbitMQ answers 403. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'exchange.unbind takes the empty source for the default exchange',
  rule: 'exchange.unbind.source:default-exchange',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.unbind', with: { destination: '$x', source: '', routingKey: '$key' } },
  ],
};
