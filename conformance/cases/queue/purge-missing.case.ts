/** There is nothing to purge in a queue that is not there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Purging a queue that does not exist closes the channel with 404',
  rule: 'queue.purge.queue:must-exist',
  steps: [
    { send: 'queue.purge', with: { queue: '$q' } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.purge' },
  ],
};
