/** What the extended specification wants where RabbitMQ answers 403. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'exchange.bind takes the empty source for the default exchange',
  rule: 'exchange.bind.source:default-exchange',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.bind', with: { destination: '$x', source: '', routingKey: '$key' } },
  ],
};
