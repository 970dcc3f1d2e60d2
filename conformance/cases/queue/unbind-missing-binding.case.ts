/** What is not bound is unbound. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding what is not bound succeeds',
  rule: 'rabbitmq.queue:unbind-missing',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
