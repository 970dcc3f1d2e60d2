/** An auto-delete queue goes with its last consumer, and its bindings with it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange is gone when its last, auto-delete queue loses its consumer',
  rule: 'rabbitmq.exchange:auto-delete',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader' } },
    { call: 'basic.cancel', with: { consumerTag: 'reader' } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
