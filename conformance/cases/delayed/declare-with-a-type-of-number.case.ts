/** A type has a name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-delayed-type of a number is an error 406',
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
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 1 } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - Invalid argument, 'x-delayed-type' must be an existing exchange type",
      method: 'exchange.declare',
    },
  ],
};
