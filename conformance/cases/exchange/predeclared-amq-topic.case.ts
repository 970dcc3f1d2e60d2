/** Every vhost comes with an exchange of type topic. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'There is an exchange amq.topic of type topic, durable, to which queues can be bound',
  rule: 'exchange:required-instances',
  steps: [
    { call: 'exchange.declare', with: { exchange: 'amq.topic', passive: true } },
    { call: 'exchange.declare', with: { exchange: 'amq.topic', type: 'topic', durable: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.topic', routingKey: '$key' } },
  ],
};
