/** There must be something to bind. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding a destination that does not exist is a channel error 404',
  rule: 'exchange.bind.destination:exchange-existence',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { send: 'exchange.bind', with: { destination: '$x', source: '$s', routingKey: 'key' } },
    { expectChannelError: 404, method: 'exchange.bind', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
