/** A transient queue does not become durable. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a transient queue durable closes the channel with 406',
  rule: 'rabbitmq.queue:properties-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'durable' for queue '$q' in vhost '$vhost': received 'true' but current is 'false'",
      method: 'queue.declare',
    },
  ],
};
