/** Declaring is idempotent. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with the same type, flags and arguments succeeds',
  rule: 'exchange.declare.passive:equivalent',
  steps: [
    {
      call: 'exchange.declare',
      with: {
        exchange: '$x',
        type: 'topic',
        durable: true,
        autoDelete: true,
        internal: true,
        arguments: { 'alternate-exchange': 'elsewhere' },
      },
    },
    {
      call: 'exchange.declare',
      with: {
        exchange: '$x',
        type: 'topic',
        durable: true,
        autoDelete: true,
        internal: true,
        arguments: { 'alternate-exchange': 'elsewhere' },
      },
    },
  ],
};
