/** A delay of a delay. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-delayed-type "x-delayed-message" is an error 406',
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
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'x-delayed-message' } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - Invalid argument, 'x-delayed-message' can't be used for 'x-delayed-type'",
      method: 'exchange.declare',
    },
  ],
};
