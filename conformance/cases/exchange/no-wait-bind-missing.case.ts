/** An error comes, wanted or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange.bind with no-wait to what does not exist is a channel error 404',
  rule: 'rabbitmq.exchange:bind-no-wait',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { send: 'exchange.bind', with: { destination: '$d', source: '$x', noWait: true } },
    { expectChannelError: 404, method: 'exchange.bind', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
