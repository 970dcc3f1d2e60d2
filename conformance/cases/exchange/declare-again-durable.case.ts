/** A transient exchange cannot become durable. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare of a transient exchange as durable is a channel error 406',
  rule: 'rabbitmq.exchange:properties-compared',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'durable' for exchange '$x' in vhost '$vhost': received 'true' but current is 'false'",
    },
  ],
};
