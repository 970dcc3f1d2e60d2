/** Nothing is no PLAIN response. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An empty PLAIN response ends the connection',
  rule: 'rabbitmq.connection:login-malformed',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    { send: 'connection.start-ok', with: { mechanism: 'PLAIN', locale: 'en_US' }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
