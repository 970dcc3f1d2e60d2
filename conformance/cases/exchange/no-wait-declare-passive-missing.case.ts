/** An error comes, wanted or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare with no-wait of what does not exist is a channel error 404',
  rule: 'exchange.declare:no-wait',
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', passive: true, noWait: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
