/** A passive declare looks at nothing but the name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare with another type, other flags and other arguments succeeds',
  rule: 'rabbitmq.exchange:passive-name-only',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    {
      call: 'exchange.declare',
      with: {
        exchange: '$x',
        passive: true,
        type: 'fanout',
        durable: true,
        autoDelete: true,
        internal: true,
        arguments: { 'alternate-exchange': 'elsewhere' },
      },
    },
  ],
};
