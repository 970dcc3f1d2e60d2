/** Exchanges belong to the vhost, not to the connection that declared them. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare of an exchange from another connection succeeds',
  rule: 'exchange.declare.passive:equivalent',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { openConnection: 'other' },
    { openChannel: 'there', connection: 'other' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' }, on: 'there' },
    { dropConnection: 'main' },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true }, on: 'there' },
  ],
};
