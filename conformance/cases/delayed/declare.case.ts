/** A type with a type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange of type x-delayed-message can be declared, again, and passively',
  rule: 'rabbitmq.delayed:declare',
  steps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true } },
  ],
};
