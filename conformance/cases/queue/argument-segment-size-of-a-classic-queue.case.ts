/** Streams have segments. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-stream-max-segment-size-bytes for a classic queue is refused',
  rule: 'rabbitmq.queue:arguments-of-its-type',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-stream-max-segment-size-bytes': 1000 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-stream-max-segment-size-bytes' for queue '$q' in vhost '$vhost' of queue type rabbit_classic_queue",
      method: 'queue.declare',
    },
  ],
};
