/** One login is enough. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second connection.start-ok ends the connection',
  rule: 'rabbitmq.connection:handshake-out-of-order',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'PLAIN', response: { bytes: [0, '$user', 0, '$password'] }, locale: 'en_US' },
      connection: 'main',
    },
    { expectEnd: 'main' },
  ],
};
