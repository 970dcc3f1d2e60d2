/** A vhost has room for some exchanges. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Sixteen exchanges can be declared at the same time',
  rule: 'exchange.declare:minimum',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x1', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x2', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x3', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x4', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x5', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x6', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x7', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x8', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x9', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x10', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x11', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x12', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x13', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x14', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x15', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x16', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$x1', passive: true } },
    { call: 'exchange.declare', with: { exchange: '$x16', passive: true } },
  ],
};
