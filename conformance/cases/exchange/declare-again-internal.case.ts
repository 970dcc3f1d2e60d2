/** An exchange for publishers cannot become internal. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another internal is a channel error 406',
  rule: 'rabbitmq.exchange:properties-compared',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'direct', internal: true } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'internal' for exchange '$x' in vhost '$vhost': received 'true' but current is 'false'",
    },
  ],
};
