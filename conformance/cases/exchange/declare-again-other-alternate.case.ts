/** The alternate exchange cannot change. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another alternate-exchange is a channel error 406',
  rule: 'rabbitmq.exchange:alternate-inequivalent',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': 'one' } } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', arguments: { 'alternate-exchange': 'two' } } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'alternate-exchange' for exchange '$x' in vhost '$vhost': received 'two' but current is 'one'",
    },
  ],
};
