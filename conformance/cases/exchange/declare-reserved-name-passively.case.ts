/** Asking for a reserved name is allowed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of an "amq." name that does not exist is a channel error 404, not 403',
  rule: 'exchange.declare.exchange:reserved',
  steps: [
    { send: 'exchange.declare', with: { exchange: 'amq.conformance', passive: true } },
    {
      expectChannelError: 404,
      method: 'exchange.declare',
      text: "NOT_FOUND - no exchange 'amq.conformance' in vhost '$vhost'",
    },
  ],
};
