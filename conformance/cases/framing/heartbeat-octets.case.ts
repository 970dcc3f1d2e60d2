/** Type 8, channel 0, no payload. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A heartbeat is a frame of type 8 on channel 0 without a payload',
  rule: 'framing:heartbeat-sent',
  begin: 'nothing',
  steps: [{ openConnection: 'main', tune: { heartbeat: 1 } }, { expectBytes: [8, { short: 0 }, { long: 0 }, 206] }],
};
