/** A client of the specification alone learns it from its socket. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'A refused login closes the socket without a word for a client that did not announce authentication_failure_close',
  rule: 'rabbitmq.connection:login-refused-in-silence',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'PLAIN', response: { bytes: [0, '$user', 0, 'not ', '$password'] }, locale: 'en_US' },
      connection: 'main',
    },
    { expectEnd: 'main', quietly: true },
  ],
};
