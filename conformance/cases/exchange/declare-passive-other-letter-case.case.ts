/** Names differ by letter case. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of a name in other letters is a channel error 404',
  rule: 'rabbitmq.exchange:name-characters',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.declare', with: { exchange: '$X', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$X' in vhost '$vhost'" },
  ],
};
