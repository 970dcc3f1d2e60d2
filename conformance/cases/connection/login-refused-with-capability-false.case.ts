/** A capability that is false is none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A refused login closes the socket without a word for a client whose authentication_failure_close is false',
  rule: 'rabbitmq.connection:login-refused-in-silence',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: {
        clientProperties: { capabilities: { authentication_failure_close: false } },
        mechanism: 'PLAIN',
        response: { bytes: [0, '$user', 0, 'not ', '$password'] },
        locale: 'en_US',
      },
      connection: 'main',
    },
    { expectEnd: 'main', quietly: true },
  ],
};
