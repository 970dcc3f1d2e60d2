/** Its connection is gone, and so is the queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive queue is gone after a restart, also when it was declared durable',
  rule: 'rabbitmq.restart:exclusive-queues-go',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, exclusive: true } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
