/** A deleted queue takes its bindings with it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange is gone when its last queue is deleted',
  rule: 'rabbitmq.exchange:auto-delete',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { call: 'queue.delete', with: { queue: '$q' } },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
