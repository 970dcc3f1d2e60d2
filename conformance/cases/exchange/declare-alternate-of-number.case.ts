/** An alternate exchange is named by a string. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An alternate-exchange that is a number is a channel error 406, and nothing is declared',
  rule: 'rabbitmq.exchange:alternate-of-wrong-type',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': 5 } } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - invalid type 'signedint' for arg 'alternate-exchange' in exchange '$x' in vhost '$vhost'",
    },
    { openChannel: 'second' },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true }, on: 'second' },
    { expectChannelError: 404, method: 'exchange.declare', on: 'second' },
  ],
};
