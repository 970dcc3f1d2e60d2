/** Queues and exchanges have names of their own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The name of a queue is no destination of exchange.bind: a channel error 404',
  rule: 'exchange.bind.destination:exchange-existence',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$x' } },
    { send: 'exchange.bind', with: { destination: '$x', source: '$s' } },
    { expectChannelError: 404, method: 'exchange.bind', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
