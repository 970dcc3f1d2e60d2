/** Who closes is answered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.close is answered with connection.close-ok',
  rule: 'framing:close-answered',
  steps: [
    { send: 'connection.close', with: { replyCode: 200, replyText: 'done' }, connection: 'main' },
    { expect: 'connection.close-ok', connection: 'main' },
  ],
};
