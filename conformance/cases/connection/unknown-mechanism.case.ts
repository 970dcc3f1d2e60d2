/** A mechanism that was not on offer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A login by a mechanism that was not on offer closes the socket without another word',
  rule: 'connection.start-ok.mechanism:validity',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'ROT13', response: { bytes: [0, '$user', 0, '$password'] }, locale: 'en_US' },
      connection: 'main',
    },
    { expectEnd: 'main', quietly: true },
  ],
};
