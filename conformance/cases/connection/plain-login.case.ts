/** NUL, user, NUL, password. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'PLAIN logs in with a user and a password',
  rule: 'rabbitmq.connection:plain-login',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'PLAIN', response: { bytes: [0, '$user', 0, '$password'] }, locale: 'en_US' },
      connection: 'main',
    },
    { expect: 'connection.tune', with: { frameMax: { atLeast: 4096 } }, connection: 'main' },
  ],
};
