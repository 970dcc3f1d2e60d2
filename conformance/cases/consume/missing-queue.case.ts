/** There is nothing to consume from. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consuming from a queue that does not exist closes the channel with 404',
  rule: 'rabbitmq.consume:missing-queue',
  steps: [
    { send: 'basic.consume', with: { queue: '$never' } },
    { expectChannelError: 404, method: 'basic.consume', text: "NOT_FOUND - no queue '$never' in vhost '$vhost'" },
  ],
};
