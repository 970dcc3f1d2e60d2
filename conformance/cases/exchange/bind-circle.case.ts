/** Nobody is asked to keep bindings in order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Exchanges can be bound in a circle, and one to itself',
  rule: 'exchange.bind:cyclical',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$a', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$b', type: 'direct' } },
    { call: 'exchange.bind', with: { destination: '$b', source: '$a', routingKey: 'key' } },
    { call: 'exchange.bind', with: { destination: '$a', source: '$b', routingKey: 'key' } },
    { call: 'exchange.bind', with: { destination: '$a', source: '$a', routingKey: 'key' } },
  ],
};
