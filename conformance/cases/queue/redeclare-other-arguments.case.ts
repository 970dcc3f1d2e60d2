/** The specification compares all arguments. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with other arguments closes the channel',
  rule: 'queue.declare.passive:equivalent',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 5, 'x-message-ttl': 60_000 } } },
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 5, 'x-message-ttl': 70_000 } } },
    { expectChannelError: 406, method: 'queue.declare' },
  ],
};
