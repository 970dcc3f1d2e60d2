/** Classic queues have it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-queue-mode is refused for a quorum queue',
  rule: 'rabbitmq.queue:arguments-of-its-type',
  steps: [
    {
      send: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-queue-mode': 'lazy' } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-queue-mode' for queue '$q' in vhost '$vhost' of queue type rabbit_quorum_queue",
      method: 'queue.declare',
    },
  ],
};
