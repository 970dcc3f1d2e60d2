/** An alternate exchange is named by a string. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An alternate-exchange that is a boolean is a channel error 406',
  rule: 'rabbitmq.exchange:alternate-of-wrong-type',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': true } } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - invalid type 'bool' for arg 'alternate-exchange' in exchange '$x' in vhost '$vhost'",
    },
  ],
};
