/** An argument of old clusters is still looked at. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-cancel-on-ha-failover that is no boolean closes the channel with 406',
  rule: 'rabbitmq.consume:failover-boolean',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.consume', with: { queue: '$q', arguments: { 'x-cancel-on-ha-failover': 1 } } },
    {
      expectChannelError: 406,
      method: 'basic.consume',
      text: "PRECONDITION_FAILED - invalid arg 'x-cancel-on-ha-failover' for queue '$q' in vhost '$vhost': {unacceptable_type,signedint}",
    },
  ],
};
