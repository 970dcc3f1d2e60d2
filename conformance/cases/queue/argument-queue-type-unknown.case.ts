/** Nobody builds such queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-queue-type that nobody knows is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-queue-type': 'priority' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-queue-type' for queue '$q' in vhost '$vhost': \"unsupported queue type 'priority'\"",
      method: 'queue.declare',
    },
  ],
};
