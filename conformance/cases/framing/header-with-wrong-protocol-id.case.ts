/** The octet behind AMQP is 0 in this version. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A protocol header with another protocol id is answered with AMQP 0-9-1 and a closed socket',
  rule: 'framing:unsupported-version',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 7, 0, 9, 1] },
    { expectBytes: ['AMQP', 0, 0, 9, 1] },
    { expectEnd: 'main', quietly: true },
  ],
};
