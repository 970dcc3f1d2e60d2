/** Why a client closes is its own business. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.close with an error code, a text and a method is answered with connection.close-ok',
  rule: 'framing:close-answered',
  steps: [
    {
      send: 'connection.close',
      with: { replyCode: 541, replyText: 'something broke', classId: 60, methodId: 40 },
      connection: 'main',
    },
    { expect: 'connection.close-ok', connection: 'main' },
  ],
};
