/** An alternate exchange cannot be added. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare that adds an alternate-exchange is a channel error 406',
  rule: 'rabbitmq.exchange:alternate-inequivalent',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': 'one' } } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'alternate-exchange' for exchange '$x' in vhost '$vhost': received the value 'one' of type 'longstr' but current is none",
    },
  ],
};
