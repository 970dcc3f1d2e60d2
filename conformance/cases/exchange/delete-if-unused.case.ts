/** An exchange without bindings is not in use. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange without bindings is deleted with if-unused',
  rule: 'exchange.delete.if-unused:in-use',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { call: 'exchange.delete', with: { exchange: '$x', ifUnused: true } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
