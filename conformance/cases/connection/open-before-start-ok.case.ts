/** Nobody gets in without logging in. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.open in place of start-ok ends the connection',
  rule: 'rabbitmq.connection:handshake-out-of-order',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
