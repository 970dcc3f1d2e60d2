/** No password is a wrong password. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A login with an empty password is refused',
  rule: 'rabbitmq.connection:login-refused-is-told',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: {
        clientProperties: { capabilities: { authentication_failure_close: true } },
        mechanism: 'PLAIN',
        response: { bytes: [0, '$user', 0] },
        locale: 'en_US',
      },
      connection: 'main',
    },
    { expectConnectionError: 403, text: { startsWith: 'ACCESS_REFUSED - Login was refused' }, method: 'none' },
  ],
};
