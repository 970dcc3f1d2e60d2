/** It has to be a type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-delayed-type that no exchange has is an error 406',
  rule: 'rabbitmq.delayed:declare-type',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$there', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    {
      send: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'no-such-type' } },
    },
    { expectChannelError: 406, method: 'exchange.declare' },
  ],
};
