/** An unknown user is refused as a wrong password is: which of the two it was, nobody learns. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A login of a user that does not exist is refused as one with a wrong password',
  rule: 'rabbitmq.connection:login-refused-is-told',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: {
        clientProperties: { capabilities: { authentication_failure_close: true } },
        mechanism: 'PLAIN',
        response: { bytes: [0, '$nobody', 0, '$password'] },
        locale: 'en_US',
      },
      connection: 'main',
    },
    {
      expectConnectionError: 403,
      text: 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.',
      method: 'none',
    },
  ],
};
