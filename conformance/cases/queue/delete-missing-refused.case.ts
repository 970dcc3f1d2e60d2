/** The specification wants to hear of a queue that is not there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting a queue that does not exist closes the channel with 404',
  rule: 'queue.delete.queue:must-exist',
  steps: [
    { send: 'queue.delete', with: { queue: '$q' } },
    { expectChannelError: 404, method: 'queue.delete' },
  ],
};
