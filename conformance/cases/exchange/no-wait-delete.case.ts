/** The next answer is that of the next method. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delete with no-wait is not answered, and the exchange is gone',
  rule: 'exchange.declare:no-wait',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.delete', with: { exchange: '$x', noWait: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
