/** Classic queues have it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-max-priority is refused for a quorum queue',
  rule: 'rabbitmq.queue:arguments-of-its-type',
  steps: [
    {
      send: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-max-priority': 5 } },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-max-priority' for queue '$q' in vhost '$vhost' of queue type rabbit_quorum_queue",
      method: 'queue.declare',
    },
  ],
};
