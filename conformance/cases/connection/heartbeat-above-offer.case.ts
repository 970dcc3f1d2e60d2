/** The client knows best how long it is silent. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A heartbeat interval above the offer is taken',
  rule: 'rabbitmq.connection:heartbeat-of-client',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { heartbeat: 65535 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { queue: '$q' } },
  ],
};
