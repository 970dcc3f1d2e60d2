/** There is nothing that the empty name could stand for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting the empty queue name on a channel that declared none closes it with 404',
  rule: 'queue.delete.queue:queue-known',
  steps: [
    { send: 'queue.delete', with: { queue: '' } },
    { expectChannelError: 404, text: 'NOT_FOUND - no previously declared queue', method: 'queue.delete' },
  ],
};
