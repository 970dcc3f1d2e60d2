/** It has to route somehow. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring an x-delayed-message exchange without x-delayed-type is an error 406',
  rule: 'rabbitmq.delayed:declare-type',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$there', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', type: 'x-delayed-message' } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - Invalid argument, 'x-delayed-type' must be an existing exchange type",
      method: 'exchange.declare',
    },
  ],
};
