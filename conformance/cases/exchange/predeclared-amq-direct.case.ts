/** Every vhost comes with an exchange of type direct. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'There is an exchange amq.direct of type direct, durable, to which queues can be bound',
  rule: 'exchange:required-instances',
  steps: [
    { call: 'exchange.declare', with: { exchange: 'amq.direct', passive: true } },
    { call: 'exchange.declare', with: { exchange: 'amq.direct', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
  ],
};
