/** An error comes, wanted or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with no-wait and another type is a channel error 406',
  rule: 'exchange.declare:no-wait',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$x', type: 'topic', noWait: true } },
    {
      expectChannelError: 406,
      method: 'exchange.declare',
      text: "PRECONDITION_FAILED - inequivalent arg 'type' for exchange '$x' in vhost '$vhost': received 'topic' but current is 'direct'",
    },
  ],
};
