/** Without its NULs it is no PLAIN response. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A PLAIN response that is not well formed ends the connection',
  rule: 'rabbitmq.connection:login-malformed',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'PLAIN', response: { bytes: ['$user'] }, locale: 'en_US' },
      connection: 'main',
    },
    { expectEnd: 'main' },
  ],
};
