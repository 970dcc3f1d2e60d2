/** There are three ways. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-overflow that nobody knows is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-overflow': 'drop-tail' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-overflow' for queue '$q' in vhost '$vhost': invalid_overflow",
      method: 'queue.declare',
    },
  ],
};
