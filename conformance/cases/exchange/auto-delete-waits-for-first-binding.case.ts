/** A new exchange has no bindings yet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange that was never bound stays, also when its connection closes',
  rule: 'exchange.declare.auto-delete:amq_exchange_02',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', autoDelete: true } },
    { openConnection: 'other' },
    { openChannel: 'there', connection: 'other' },
    { closeConnection: 'main' },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true }, on: 'there' },
  ],
};
