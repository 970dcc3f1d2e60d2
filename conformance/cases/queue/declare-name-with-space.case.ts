/** The specification's alphabet of queue names. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue name with a space in it closes the channel with 406',
  rule: 'queue.declare.queue:syntax',
  steps: [
    { send: 'queue.declare', with: { queue: '$with space' } },
    { expectChannelError: 406, method: 'queue.declare' },
  ],
};
