/** Quorum queues have it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-dead-letter-strategy for a classic queue is refused',
  rule: 'rabbitmq.queue:arguments-of-its-type',
  steps: [
    {
      send: 'queue.declare',
      with: {
        queue: '$q',
        arguments: { 'x-dead-letter-exchange': 'amq.fanout', 'x-dead-letter-strategy': 'at-most-once' },
      },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-dead-letter-strategy' for queue '$q' in vhost '$vhost' of queue type rabbit_classic_queue",
      method: 'queue.declare',
    },
  ],
};
