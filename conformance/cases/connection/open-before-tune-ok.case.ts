/** The limits are not agreed yet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.open in place of tune-ok ends the connection',
  rule: 'rabbitmq.connection:handshake-out-of-order',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
