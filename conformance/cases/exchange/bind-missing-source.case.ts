/** There must be something to bind to. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding to a source that does not exist is a channel error 404',
  rule: 'exchange.bind.source:exchange-existence',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { send: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: 'key' } },
    { expectChannelError: 404, method: 'exchange.bind', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
