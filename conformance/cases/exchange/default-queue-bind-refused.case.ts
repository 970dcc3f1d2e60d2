/** Bindings of the default exchange are made by the broker. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding a queue to the default exchange is a channel error 403',
  rule: 'rabbitmq.exchange:default-refused',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.bind', with: { queue: '$q', exchange: '', routingKey: 'another' } },
    {
      expectChannelError: 403,
      method: 'queue.bind',
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    },
  ],
};
