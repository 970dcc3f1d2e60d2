/** Durable or not is what decides. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A durable exchange is there again after a restart, and a transient one is gone',
  rule: 'exchange.declare.durable:persistence',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$durable', type: 'direct', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$transient', type: 'direct' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'exchange.declare', with: { exchange: '$durable', passive: true } },
    { send: 'exchange.declare', with: { exchange: '$transient', passive: true } },
    {
      expectChannelError: 404,
      text: "NOT_FOUND - no exchange '$transient' in vhost '$vhost'",
      method: 'exchange.declare',
    },
  ],
};
