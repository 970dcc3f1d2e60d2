/** A client that hears nothing must know that the server lives. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A server with nothing to say sends heartbeats at the agreed pace',
  rule: 'framing:heartbeat-sent',
  begin: 'nothing',
  steps: [{ openConnection: 'main', tune: { heartbeat: 1 } }, { expectHeartbeat: 'main' }],
};
