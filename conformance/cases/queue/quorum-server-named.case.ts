/** What lasts has a name of its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A quorum queue without a name is refused',
  rule: 'rabbitmq.queue:quorum-rules',
  steps: [
    { send: 'queue.declare', with: { queue: '', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    {
      expectChannelError: 406,
      text: 'PRECONDITION_FAILED - Cannot declare a server-named queue for type rabbit_quorum_queue',
      method: 'queue.declare',
    },
  ],
};
