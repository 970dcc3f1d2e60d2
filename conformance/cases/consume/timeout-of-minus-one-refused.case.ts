/** A time that cannot be waited for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-consumer-timeout of a consumer that is negative closes the channel with 406',
  rule: 'rabbitmq.consume:timeout-of-consumer',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.consume', with: { queue: '$q', arguments: { 'x-consumer-timeout': -1 } } },
    {
      expectChannelError: 406,
      method: 'basic.consume',
      text: `PRECONDITION_FAILED - invalid arg 'x-consumer-timeout' for queue '$q' in vhost '$vhost': {value_negative,-1}`,
    },
  ],
};
