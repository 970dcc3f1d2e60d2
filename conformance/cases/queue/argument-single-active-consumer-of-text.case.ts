/** Yes or no. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-single-active-consumer of a text is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': 'true' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-single-active-consumer' for queue '$q' in vhost '$vhost': {unacceptable_type,longstr}",
      method: 'queue.declare',
    },
  ],
};
