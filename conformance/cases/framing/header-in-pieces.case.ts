/** Half a protocol header is nothing to answer to. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A protocol header that comes octet by octet is answered when it is complete',
  rule: 'framing:header-first',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AM'] },
    { sendBytes: ['QP', 0] },
    { sendBytes: [0, 9] },
    { expectNothingForMs: 100, connection: 'main' },
    { sendBytes: [1] },
    { expect: 'connection.start', with: { versionMajor: 0, versionMinor: 9 }, connection: 'main' },
  ],
};
