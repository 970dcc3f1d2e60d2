/** There are two. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-queue-version other than 1 and 2 is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-queue-version': 3 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-queue-version' for queue '$q' in vhost '$vhost': \"unsupported queue version '3'\"",
      method: 'queue.declare',
    },
  ],
};
