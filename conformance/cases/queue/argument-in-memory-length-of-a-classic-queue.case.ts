/** Quorum queues have it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-max-in-memory-length for a classic queue is refused',
  rule: 'rabbitmq.queue:arguments-of-its-type',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-in-memory-length': 10 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-max-in-memory-length' for queue '$q' in vhost '$vhost' of queue type rabbit_classic_queue",
      method: 'queue.declare',
    },
  ],
};
