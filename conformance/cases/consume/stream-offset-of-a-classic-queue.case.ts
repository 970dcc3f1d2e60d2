/** Only a stream has offsets. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-stream-offset on a queue that is no stream closes the channel with 406',
  rule: 'rabbitmq.consume:stream-arguments',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.consume', with: { queue: '$q', arguments: { 'x-stream-offset': 'first' } } },
    {
      expectChannelError: 406,
      method: 'basic.consume',
      text: "PRECONDITION_FAILED - invalid arg 'x-stream-offset' for queue '$q' in vhost '$vhost' of queue type rabbit_classic_queue",
    },
  ],
};
