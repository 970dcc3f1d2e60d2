/** A queue that is gone has no bindings left. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding a queue that does not exist succeeds',
  rule: 'rabbitmq.queue:unbind-missing',
  steps: [{ call: 'queue.unbind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } }],
};
