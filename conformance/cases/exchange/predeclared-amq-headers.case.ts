/** Every vhost comes with an exchange of type headers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'There is an exchange amq.headers of type headers, durable, to which queues can be bound',
  rule: 'exchange:required-instances',
  steps: [
    { call: 'exchange.declare', with: { exchange: 'amq.headers', passive: true } },
    { call: 'exchange.declare', with: { exchange: 'amq.headers', type: 'headers', durable: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: 'amq.headers', routingKey: '$key', arguments: { 'x-match': 'all', to: '$key' } },
    },
  ],
};
