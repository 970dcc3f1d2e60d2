/** A durable exchange cannot become transient. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare of a durable exchange as transient is a channel error 406',
  rule: 'exchange.declare.passive:equivalent',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'durable' for exchange '$x' in vhost '$vhost': received 'false' but current is 'true'",
    },
  ],
};
