/** Who is silent for too long is taken for gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A client that agreed on heartbeats and sends nothing loses its connection without a close',
  rule: 'framing:heartbeat-missed',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { heartbeat: 1 } },
    { expectEnd: 'main', quietly: true },
  ],
};
