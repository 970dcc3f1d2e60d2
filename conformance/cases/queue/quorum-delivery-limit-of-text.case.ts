/** A text is no number, whatever it says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-delivery-limit of a text is refused',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      send: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': '3' } },
    },
    { expectChannelError: 406, method: 'queue.declare' },
  ],
};
