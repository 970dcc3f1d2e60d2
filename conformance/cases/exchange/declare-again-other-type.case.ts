/** The type of an exchange cannot change. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another type is a channel error 406',
  rule: 'rabbitmq.exchange:properties-compared',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'type' for exchange '$x' in vhost '$vhost': received 'fanout' but current is 'direct'",
    },
  ],
};
