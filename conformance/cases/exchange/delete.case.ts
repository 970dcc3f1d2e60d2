/** What is deleted is not there any more. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exchange that was deleted is not found, and its name is free for another type',
  rule: 'exchange.declare.passive:not-found',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.delete', with: { exchange: '$x' } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
    { openChannel: 'second' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' }, on: 'second' },
  ],
};
