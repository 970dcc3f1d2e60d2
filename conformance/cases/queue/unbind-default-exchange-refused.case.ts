/** RabbitMQ keeps the bindings of the default exchange to itself. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding from the default exchange closes the channel with 403',
  rule: 'rabbitmq.exchange:default-refused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.unbind', with: { queue: '$q', exchange: '', routingKey: '$q' } },
    {
      expectChannelError: 403,
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
      method: 'queue.unbind',
    },
  ],
};
