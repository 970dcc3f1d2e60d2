/** A get would take messages out of their order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.get from a quorum queue with x-single-active-consumer closes the channel with 405',
  rule: 'rabbitmq.consume:single-active-get',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-single-active-consumer': true } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    {
      expectChannelError: 405,
      method: 'basic.get',
      text: "RESOURCE_LOCKED - cannot obtain access to locked queue '$q' in vhost '$vhost'. basic.get operations are not supported by quorum queues with single active consumer",
    },
  ],
};
