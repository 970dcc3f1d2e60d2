/** An exchange that is gone has no bindings left. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding from an exchange that does not exist succeeds',
  rule: 'rabbitmq.queue:unbind-missing',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: '$key' } },
  ],
};
