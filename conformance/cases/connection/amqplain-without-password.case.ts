/** Half a login is none. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An AMQPLAIN response without PASSWORD ends the connection',
  rule: 'rabbitmq.connection:login-malformed',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: {
        mechanism: 'AMQPLAIN',
        response: { bytes: [{ shortstr: 'LOGIN' }, 'S', { longstr: '$user' }] },
        locale: 'en_US',
      },
      connection: 'main',
    },
    { expectEnd: 'main' },
  ],
};
