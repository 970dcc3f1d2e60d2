/** Names that begin with "amq." are for the broker alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a new exchange with "amq." in front is a channel error 403',
  rule: 'exchange.declare.exchange:reserved',
  steps: [
    { send: 'exchange.declare', with: { exchange: 'amq.conformance', type: 'direct' } },
    {
      expectChannelError: 403,
      method: 'exchange.declare',
      text: "ACCESS_REFUSED - exchange name 'amq.conformance' contains reserved prefix 'amq.*'",
    },
  ],
};
