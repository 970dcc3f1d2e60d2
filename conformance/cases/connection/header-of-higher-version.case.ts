/** A client that could speak a later version learns that it has to speak this one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A protocol header of a higher version is answered with that of a version no higher than it',
  rule: 'connection.start:server-support',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 0, 0, 10, 0] },
    { expectBytes: ['AMQP', 0, 0, 9, 1] },
    { expectEnd: 'main', quietly: true },
  ],
};
