/** A classic queue is alone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-quorum-initial-group-size for a classic queue is refused',
  rule: 'rabbitmq.queue:arguments-of-its-type',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-quorum-initial-group-size': 3 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-quorum-initial-group-size' for queue '$q' in vhost '$vhost' of queue type rabbit_classic_queue",
      method: 'queue.declare',
    },
  ],
};
