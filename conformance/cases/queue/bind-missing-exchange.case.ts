/** Nothing can be bound to what is not there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding to an exchange that does not exist closes the channel with 404',
  rule: 'queue.bind.exchange:exchange-existence',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '$key' } },
    { expectChannelError: 404, text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'", method: 'queue.bind' },
  ],
};
