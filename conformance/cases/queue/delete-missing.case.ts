/** A queue that is not there is as good as deleted. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting a queue that does not exist succeeds with a count of 0',
  rule: 'rabbitmq.queue:delete-missing',
  steps: [{ call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 0 } }],
};
