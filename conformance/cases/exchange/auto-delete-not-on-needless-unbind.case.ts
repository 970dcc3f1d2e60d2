/** Unbinding what was never bound is not the end of the last binding. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange that was never bound stays when a queue is unbound from it',
  rule: 'exchange.declare.auto-delete:amq_exchange_02',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { call: 'exchange.declare', with: { exchange: '$x', passive: true } },
  ],
};
