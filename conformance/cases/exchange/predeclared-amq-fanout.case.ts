/** Every vhost comes with an exchange of type fanout. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'There is an exchange amq.fanout of type fanout, durable, to which queues can be bound',
  rule: 'exchange:required-instances',
  steps: [
    { call: 'exchange.declare', with: { exchange: 'amq.fanout', passive: true } },
    { call: 'exchange.declare', with: { exchange: 'amq.fanout', type: 'fanout', durable: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.fanout', routingKey: '$key' } },
  ],
};
