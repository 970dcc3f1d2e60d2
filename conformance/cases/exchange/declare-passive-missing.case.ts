/** A passive declare asks and does not make. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of an exchange that does not exist is a channel error 404, time and again',
  rule: 'exchange.declare.passive:not-found',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', passive: true, type: 'direct' } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
    { openChannel: 'second' },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true, type: 'direct' }, on: 'second' },
    {
      expectChannelError: 404,
      method: 'exchange.declare',
      text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'",
      on: 'second',
    },
  ],
};
