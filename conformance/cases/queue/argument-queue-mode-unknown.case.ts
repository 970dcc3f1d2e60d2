/** Default or lazy. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A declare with x-queue-mode that nobody knows is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-queue-mode': 'eager' } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - invalid arg 'x-queue-mode' for queue '$q' in vhost '$vhost': \"unsupported queue mode 'eager'\"",
      method: 'queue.declare',
    },
  ],
};
