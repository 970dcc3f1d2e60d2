/** A NUL ends the password. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A PLAIN response with a NUL behind the password ends the connection',
  rule: 'rabbitmq.connection:login-malformed',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'PLAIN', response: { bytes: [0, '$user', 0, '$password', 0, 'x'] }, locale: 'en_US' },
      connection: 'main',
    },
    { expectEnd: 'main' },
  ],
};
