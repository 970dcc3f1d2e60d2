/** A queue keeps its binding to the default exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding a queue from the default exchange is a channel error 403',
  rule: 'rabbitmq.exchange:default-refused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.unbind', with: { queue: '$q', exchange: '', routingKey: '$q' } },
    {
      expectChannelError: 403,
      method: 'queue.unbind',
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    },
  ],
};
