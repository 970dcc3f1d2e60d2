/** What is meant for PLAIN is no table. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An AMQPLAIN response that is no table ends the connection',
  rule: 'rabbitmq.connection:login-malformed',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'AMQPLAIN', response: { bytes: [0, '$user', 0, '$password'] }, locale: 'en_US' },
      connection: 'main',
    },
    { expectEnd: 'main' },
  ],
};
