/** The refusal names the mechanism. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A login by AMQPLAIN with a wrong password is refused with 403',
  rule: 'rabbitmq.connection:login-refused-is-told',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: {
        clientProperties: { capabilities: { authentication_failure_close: true } },
        mechanism: 'AMQPLAIN',
        response: {
          bytes: [{ shortstr: 'LOGIN' }, 'S', { longstr: '$user' }, { shortstr: 'PASSWORD' }, 'S', { longstr: 'no' }],
        },
        locale: 'en_US',
      },
      connection: 'main',
    },
    {
      expectConnectionError: 403,
      text: 'ACCESS_REFUSED - Login was refused using authentication mechanism AMQPLAIN. For details see the broker logfile.',
      method: 'none',
    },
  ],
};
