/** The client speaks first. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A server says nothing to a new socket until the protocol header has come',
  rule: 'framing:header-first',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { expectNothingForMs: 150, connection: 'main' },
    { sendBytes: ['AMQP', 0, 0, 9, 1] },
    { expect: 'connection.start', connection: 'main' },
  ],
};
