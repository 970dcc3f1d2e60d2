/** Two seconds instead of a minute. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A heartbeat interval below the offer is kept by the server',
  rule: 'rabbitmq.connection:heartbeat-of-client',
  begin: 'nothing',
  steps: [{ openConnection: 'main', tune: { heartbeat: 2 } }, { expectHeartbeat: 'main' }],
};
