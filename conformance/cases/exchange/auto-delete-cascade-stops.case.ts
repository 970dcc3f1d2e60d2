/** Only what is left without bindings goes. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange with another binding survives the end of the exchange that was bound to it',
  rule: 'rabbitmq.exchange:auto-delete-cascades',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$a', type: 'fanout', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$b', type: 'fanout', autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.declare', with: { queue: '$other' } },
    { call: 'exchange.bind', with: { destination: '$b', source: '$a' } },
    { call: 'queue.bind', with: { queue: '$other', exchange: '$a' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$b' } },
    { call: 'queue.delete', with: { queue: '$q' } },
    { call: 'exchange.declare', with: { exchange: '$a', passive: true } },
    { send: 'exchange.declare', with: { exchange: '$b', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$b' in vhost '$vhost'" },
  ],
};
