/** A durable queue does not become transient. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a durable queue transient closes the channel with 406',
  rule: 'rabbitmq.queue:properties-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { send: 'queue.declare', with: { queue: '$q' } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'durable' for queue '$q' in vhost '$vhost': received 'false' but current is 'true'",
      method: 'queue.declare',
    },
  ],
};
