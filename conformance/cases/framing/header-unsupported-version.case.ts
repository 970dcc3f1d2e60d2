/** A version that nobody speaks is answered with the one that the server does. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The protocol header of an unknown version is answered with AMQP 0-9-1 and a closed socket',
  rule: 'framing:unsupported-version',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 0, 0, 9, 2] },
    { expectBytes: ['AMQP', 0, 0, 9, 1] },
    { expectEnd: 'main', quietly: true },
  ],
};
