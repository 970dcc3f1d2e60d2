/** What a client says of its reasons does not matter. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "A close with an error's reply code and text is answered with close-ok as any other",
  rule: 'framing:close-answered',
  steps: [
    { send: 'channel.close', with: { replyCode: 541, replyText: 'no longer needed', classId: 60, methodId: 40 } },
    { expect: 'channel.close-ok' },
    { openChannel: 'second' },
    { call: 'basic.qos', on: 'second' },
  ],
};
