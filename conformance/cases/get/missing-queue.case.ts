/** There is nothing to fetch from. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.get of a queue that does not exist closes the channel with 404',
  rule: 'rabbitmq.consume:missing-queue',
  steps: [
    { send: 'basic.get', with: { queue: '$never' } },
    { expectChannelError: 404, method: 'basic.get', text: "NOT_FOUND - no queue '$never' in vhost '$vhost'" },
  ],
};
