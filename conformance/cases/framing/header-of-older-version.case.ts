/** An older version than 0-9 is as unknown as a future one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The protocol header of an unsupported older version is answered with AMQP 0-9-1 and a closed socket',
  rule: 'framing:unsupported-version',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 0, 0, 8, 0] },
    { expectBytes: ['AMQP', 0, 0, 9, 1] },
    { expectEnd: 'main', quietly: true },
  ],
};
