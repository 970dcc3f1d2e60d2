/** A wrong password, and a client that wants to know. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A refused login is told as 403 to a client that announced authentication_failure_close',
  rule: 'rabbitmq.connection:login-refused-is-told',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: {
        clientProperties: { capabilities: { authentication_failure_close: true } },
        mechanism: 'PLAIN',
        response: { bytes: [0, '$user', 0, 'not ', '$password'] },
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
